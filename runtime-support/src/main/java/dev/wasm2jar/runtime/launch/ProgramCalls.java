package dev.wasm2jar.runtime.launch;

import dev.wasm2jar.runtime.Instance;
import dev.wasm2jar.runtime.MemoryLimit;
import dev.wasm2jar.runtime.http.HttpError;
import dev.wasm2jar.runtime.wasi.ProcessExit;
import dev.wasm2jar.runtime.wasi.Wasi;
import dev.wasm2jar.runtime.wasi.WasiBuilder;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Runs a program again and again, each time as a fresh instance with an environment and standard streams of its own: a
 * program as a function. Runs share nothing but the directories they are given, and can be simultaneous.
 */
public final class ProgramCalls implements ThreadFactory {

    /** Seconds after which a thread that has nothing to run ends. */
    private static final int IDLE = 30;

    private final GuestProgram program;
    private final HostOptions options;
    private final Map<String, String> environment;
    private final ThreadPoolExecutor threads;
    private final AtomicInteger threadNumber = new AtomicInteger();

    /** @param options what every run is given: arguments, variables, directories, limits */
    public ProgramCalls(GuestProgram program, HostOptions options) {
        this.program = program;
        this.options = options;
        this.environment = HostSetup.environment(options);
        // A program needs a deeper stack than the threads of a server have, so it runs in threads of its own.
        threads = new ThreadPoolExecutor(0, Integer.MAX_VALUE, IDLE, TimeUnit.SECONDS, new SynchronousQueue<>(), this);
    }

    /** What people call the program. */
    public String name() {
        return program.name();
    }

    /** Fails if what every run is given can't be given, a directory that does not exist for instance. */
    public void check() throws UsageException {
        wasi(new ProgramCall(Map.of(), null, null, null)).close();
    }

    /**
     * Does once what the first run would have to do: loads classes and makes an instance, without running it. It leaves
     * nothing behind that a later run sees.
     */
    public void prepare() {
        try (Wasi wasi = Wasi.builder().build()) {
            instantiate(program.another(), wasi);
        }
    }

    /**
     * Runs the program and returns its exit code.
     *
     * @param timeout nanoseconds after which it is interrupted
     * @throws HttpError 504 if it took too long
     * @throws IOException if it can't be given what it needs; unchecked exceptions of the program, such as traps, likewise
     */
    public int call(ProgramCall call, long timeout) throws IOException {
        var running = new RunningProgram(this, call);
        threads.execute(running);
        return running.await(timeout);
    }

    /** Runs the program in this thread and returns its exit code. */
    int run(ProgramCall call) throws IOException {
        try (Wasi wasi = wasi(call)) {
            GuestProgram fresh = program.another();
            fresh.start(instantiate(fresh, wasi));
            return 0;
        } catch (ProcessExit exit) {
            return exit.code();
        } catch (UsageException gone) {
            throw new IOException(gone);
        }
    }

    @SuppressWarnings("try") // The scope is all that is wanted of the limit.
    private Instance instantiate(GuestProgram fresh, Wasi wasi) {
        if (options.memoryBytes() == Long.MAX_VALUE) {
            return fresh.instantiate(wasi);
        }
        try (MemoryLimit limit = MemoryLimit.ofBytes(options.memoryBytes())) {
            return fresh.instantiate(wasi);
        }
    }

    private Wasi wasi(ProgramCall call) throws UsageException {
        WasiBuilder builder = Wasi.builder().stdin(call.input()).stdout(call.output()).stderr(call.errors());
        builder.argument(program.name());
        builder.arguments(options.guestArguments());
        Map<String, String> variables = new LinkedHashMap<>(environment);
        variables.putAll(call.environment());
        builder.environment(variables);
        for (String directory : options.directories()) {
            HostDirectories.add(builder, directory);
        }
        return builder.build();
    }

    @Override
    public Thread newThread(Runnable work) {
        var thread = new Thread(null, work, "wasm-" + threadNumber.incrementAndGet(), options.stack());
        thread.setDaemon(true);
        return thread;
    }
}

package dev.wasm2jar.runtime.launch;

import dev.wasm2jar.runtime.http.HttpError;
import dev.wasm2jar.runtime.serve.InstancePolicy;
import dev.wasm2jar.runtime.serve.IsolateFactory;
import dev.wasm2jar.runtime.serve.Isolates;
import dev.wasm2jar.runtime.serve.LimitedOutput;
import dev.wasm2jar.runtime.serve.Limits;
import dev.wasm2jar.runtime.wasi.ProcessExit;
import dev.wasm2jar.runtime.wasi.Wasi;
import dev.wasm2jar.runtime.wasi.WasiBuilder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Runs a program again and again, each time as a fresh instance with an environment and standard streams of its own: a
 * program as a function. Runs share nothing but the directories they are given, and can be simultaneous.
 */
public final class ProgramCalls implements AutoCloseable, IsolateFactory<GuestProgram> {

    private final GuestProgram program;
    private final HostOptions options;
    private final Map<String, String> environment;
    private final Isolates<GuestProgram> isolates;

    /**
     * @param options what every run is given: arguments, variables, directories, and limits to memory and stack
     * @param limits the other limits
     */
    public ProgramCalls(GuestProgram program, HostOptions options, Limits limits) {
        this.program = program;
        this.options = options;
        this.environment = HostSetup.environment(options);
        this.isolates = new Isolates<>(InstancePolicy.FRESH, RequestLimits.of(options, limits), this);
    }

    /** What people call the program. */
    public String name() {
        return program.name();
    }

    /** The limits of every run. */
    public Limits limits() {
        return isolates.limits();
    }

    /** What runs in them, for metrics. */
    public Isolates<?> isolates() {
        return isolates;
    }

    /** Fails if what every run is given can't be given, a directory that does not exist for instance. */
    public void check() throws UsageException {
        wasi(new ProgramCall(Map.of(), null, null, null)).close();
    }

    /**
     * Does once what the first run would have to do: loads classes and makes an instance, without running it. It leaves
     * nothing behind that a later run sees.
     */
    public void prepare() throws IOException {
        isolates.call(new Preparation());
    }

    /**
     * Runs the program and returns its exit code.
     *
     * @param timeout nanoseconds after which it is stopped; the smaller of this and that of the limits counts
     * @throws HttpError 503 if too many runs are waiting, 504 if it took too long
     * @throws IOException if it can't be given what it needs; unchecked exceptions of the program, such as traps, likewise
     */
    public int call(ProgramCall call, long timeout) throws IOException {
        return isolates.call(new Run(this, call), timeout);
    }

    int run(GuestProgram fresh, ProgramCall call) throws IOException {
        try (Wasi wasi = wasi(call)) {
            fresh.start(fresh.instantiate(wasi));
            return 0;
        } catch (ProcessExit exit) {
            return exit.code();
        } catch (UsageException gone) {
            throw new IOException(gone);
        }
    }

    private Wasi wasi(ProgramCall call) throws UsageException {
        WasiBuilder builder = Wasi.builder().stdin(call.input()).stdout(limited(call.output())).stderr(call.errors());
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

    private OutputStream limited(OutputStream output) {
        return limits().output() == Limits.NONE || output == null ? output : new LimitedOutput(output, limits().output());
    }

    /** What to tell of a run's failure: the message of a trap and the functions that it was in, in several lines. */
    public String describe(Throwable failure) {
        var text = new ByteArrayOutputStream();
        FailureReport.print(program, options, failure, new PrintStream(text, false, StandardCharsets.UTF_8));
        return text.toString(StandardCharsets.UTF_8).stripTrailing();
    }

    @Override
    public GuestProgram create() {
        return program.another();
    }

    @Override
    public void close(GuestProgram used) {
        // Its instance is all there was.
    }

    /** Refuses runs from now on; those that have begun go on. */
    @Override
    public void close() {
        isolates.close();
    }
}

package dev.wasm2jar.runtime.launch;

import dev.wasm2jar.runtime.Instance;
import dev.wasm2jar.runtime.MemoryLimit;
import dev.wasm2jar.runtime.Memory;
import dev.wasm2jar.runtime.wasi.ProcessExit;
import dev.wasm2jar.runtime.wasi.Wasi;

/** Runs a program with the standard streams of this process, in a thread whose stack is deep enough for it. */
public final class Launcher implements Runnable {

    /** The exit code of a program that ended well. */
    public static final int SUCCESS = 0;

    /** The exit code after a failure that is not the program's: it could not be linked, or the JVM gave up. */
    public static final int FAILURE = 1;

    /** The exit code when the host options make no sense. */
    public static final int USAGE = 2;

    /** The exit code after a trap: that of a process ended by SIGABRT, as other WebAssembly runtimes have it. */
    public static final int TRAP = 134;

    private final GuestProgram program;
    private final HostOptions options;
    private final Wasi wasi;
    private int exitCode;

    private Launcher(GuestProgram program, HostOptions options, Wasi wasi) {
        this.program = program;
        this.options = options;
        this.wasi = wasi;
    }

    /** The main method of a jar: runs the program and ends the JVM with its exit code. */
    public static void main(GuestProgram program, String[] arguments) {
        int exitCode = run(program, arguments);
        // Threads that the program left behind must not keep the process alive; shutdown hooks of agents must run.
        Runtime.getRuntime().exit(exitCode);
    }

    /**
     * Runs a program.
     *
     * @param arguments host options, then the program's arguments
     * @return the exit code
     */
    public static int run(GuestProgram program, String[] arguments) {
        HostOptions options;
        Wasi wasi;
        try {
            options = HostOptions.parse(program.hostOptions(), arguments);
            if (options.request() != HostOptions.Request.RUN) {
                HelpText.print(program, options.request());
                return SUCCESS;
            }
            wasi = HostSetup.wasi(program, options);
        } catch (UsageException | IllegalArgumentException wrong) {
            System.err.println(program.name() + ": " + wrong.getMessage());
            return USAGE;
        }
        var launcher = new Launcher(program, options, wasi);
        // The stack of the main thread is whatever the operating system's limit was, often 8 MB.
        var thread = new Thread(null, launcher, "wasm", options.stack());
        thread.start();
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException ignored) {
                interrupted = true;
                thread.interrupt();
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        wasi.close();
        return launcher.exitCode;
    }

    /** The program's thread. */
    @Override
    public void run() {
        try {
            program.start(instantiate());
        } catch (ProcessExit exit) {
            exitCode = processExitCode(exit.code());
        } catch (Throwable failure) {
            exitCode = FailureReport.print(program, options, failure);
        }
    }

    @SuppressWarnings("try") // The scope is all that is wanted of the limit.
    private Instance instantiate() {
        if (options.memoryPages() == Memory.MAX_PAGES) {
            return program.instantiate(wasi);
        }
        try (MemoryLimit limit = MemoryLimit.ofPages(options.memoryPages())) {
            return program.instantiate(wasi);
        }
    }

    /** Operating systems keep eight bits of it: a failure must not become a success that way. */
    private static int processExitCode(int code) {
        return code != 0 && (code & 0xff) == 0 ? FAILURE : code & 0xff;
    }
}

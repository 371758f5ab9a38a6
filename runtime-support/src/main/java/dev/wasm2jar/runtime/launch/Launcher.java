package dev.wasm2jar.runtime.launch;

import dev.wasm2jar.runtime.Instance;
import dev.wasm2jar.runtime.LittleEndian;
import dev.wasm2jar.runtime.MemoryLimit;
import dev.wasm2jar.runtime.wasi.ProcessExit;
import dev.wasm2jar.runtime.wasi.Wasi;

/**
 * Runs a program with the standard streams of this process, in a thread whose stack is deep enough for it. The main class
 * of a jar calls {@link #main}.
 */
public final class Launcher implements Runnable, Thread.UncaughtExceptionHandler {

    /** The exit code of a program that ended well. */
    public static final int SUCCESS = 0;

    /** The exit code after a failure that is not the program's: it could not be linked, or the JVM gave up. */
    public static final int FAILURE = 1;

    /** The exit code when the host options make no sense. */
    public static final int USAGE = 2;

    /** The exit code after a trap: that of a process ended by SIGABRT, as other WebAssembly runtimes have it. */
    public static final int TRAP = 134;

    /** The exit code after the time was up: that of timeout(1). */
    public static final int TIMEOUT = 124;

    private final GuestProgram program;
    private HostOptions options;
    private volatile int exitCode = SUCCESS;
    private boolean ended;

    Launcher(GuestProgram program) {
        this.program = program;
    }

    /** The main method of a jar: runs the program and ends the JVM with its exit code. */
    public static void main(GuestProgram program, String[] arguments) {
        var launcher = new Launcher(program);
        if (launcher.understand(arguments)) {
            // The thread that called main has whatever stack the operating system's limit was, often 8 MB.
            var thread = new Thread(null, launcher, "wasm", launcher.options.stack());
            thread.setUncaughtExceptionHandler(launcher);
            launcher.start(thread);
            // While it gets ready, this thread makes what the first access to memory needs: 9 ms on JDK 17.
            LittleEndian.prepare();
        } else if (launcher.exitCode != SUCCESS) {
            Runtime.getRuntime().exit(launcher.exitCode);
        }
    }

    /** Starts the thread of the program. */
    void start(Thread thread) {
        thread.start();
        if (options.timeout() != Long.MAX_VALUE) {
            TimeLimit.start(thread, options.timeout());
        }
    }

    /** Reads the command line. When there is nothing to run after that, says why, and the exit code is set. */
    boolean understand(String[] arguments) {
        try {
            options = HostOptions.parse(program.hostOptions(), arguments);
            if (options.request() == null) {
                return true;
            }
            HelpText.print(program, options.request());
        } catch (UsageException wrong) {
            refuse(wrong);
        }
        return false;
    }

    private void refuse(Exception wrong) {
        System.err.println(program.name() + ": " + wrong.getMessage());
        exitCode = USAGE;
    }

    HostOptions options() {
        return options;
    }

    int exitCode() {
        return exitCode;
    }

    /**
     * The program's thread. After success the JVM ends by itself, as no other thread keeps it: that way its shutdown hooks
     * run, those of agents too, but without the logging of exits that newer JDKs set up in 8 ms.
     */
    @Override
    public void run() {
        runProgram();
        if (exitCode != SUCCESS) {
            Runtime.getRuntime().exit(exitCode);
        }
    }

    void runProgram() {
        Wasi wasi;
        try {
            wasi = HostSetup.wasi(program, options);
        } catch (UsageException | IllegalArgumentException wrong) {
            refuse(wrong);
            return;
        }
        try {
            program.start(instantiate(wasi));
            end(null);
        } catch (Throwable failure) {
            end(failure);
        } finally {
            wasi.close();
        }
    }

    /** What ends a thread that the program has started ends all of it (wasi-threads proposal). */
    @Override
    public void uncaughtException(Thread thread, Throwable failure) {
        end(failure);
        Runtime.getRuntime().exit(exitCode);
    }

    /**
     * Notes how the program ended, which the first thread to end it decides.
     *
     * @param failure null if it returned
     */
    void end(Throwable failure) {
        synchronized (this) {
            if (ended) {
                return;
            }
            ended = true;
        }
        if (failure instanceof ProcessExit) {
            exitCode = processExitCode(((ProcessExit) failure).code());
        } else if (failure != null) {
            exitCode = FailureReport.print(program, options, failure);
        }
    }

    @SuppressWarnings("try") // The scope is all that is wanted of the limit.
    private Instance instantiate(Wasi wasi) {
        if (options.memoryBytes() == Long.MAX_VALUE) {
            return program.instantiate(wasi);
        }
        try (MemoryLimit limit = MemoryLimit.ofBytes(options.memoryBytes())) {
            return program.instantiate(wasi);
        }
    }

    /** Operating systems keep eight bits of it: a failure must not become a success that way. */
    private static int processExitCode(int code) {
        return code != 0 && (code & 0xff) == 0 ? FAILURE : code & 0xff;
    }
}

package dev.wasm2jar.runtime.launch;

import dev.wasm2jar.runtime.LinkException;
import dev.wasm2jar.runtime.Trap;
import java.io.PrintStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/** Tells the user why a program failed: in the words of WebAssembly, unless a trace of the JVM is asked for. */
final class FailureReport {

    private static final String RUNTIME = "dev.wasm2jar.runtime.";

    private FailureReport() {}

    /** Reports a failure and returns the exit code for it. */
    static int print(GuestProgram program, HostOptions options, Throwable failure) {
        return print(program, options, failure, System.err);
    }

    static int print(GuestProgram program, HostOptions options, Throwable failure, PrintStream err) {
        int exitCode = Launcher.FAILURE;
        var frames = new GuestFrames(program.name(), program.instanceClass());
        if (failure instanceof Trap) {
            err.println("wasm trap: " + failure.getMessage());
            if (!options.traces()) {
                frames.print(err, failure.getStackTrace());
            }
            exitCode = Launcher.TRAP;
        } else {
            err.println(program.name() + ": " + describe(failure));
            if (failure instanceof TimeoutFailure) {
                exitCode = Launcher.TIMEOUT;
            }
        }
        if (options.traces()) {
            failure.printStackTrace(err);
        } else if (!(failure instanceof Trap || failure instanceof LinkException)) {
            frames.print(err, failure.getStackTrace());
        }
        err.flush();
        return exitCode;
    }

    private static String describe(Throwable failure) {
        if (failure instanceof OutOfMemoryError) {
            return "out of memory: the heap of the JVM is full (java -Xmx sets its size)";
        }
        if (failure instanceof StackOverflowError) {
            return "call stack exhausted";
        }
        // What the runtime throws says all in its message: an import is missing, an exception was not caught.
        return failure.getClass().getName().startsWith(RUNTIME)
                ? failure.getMessage()
                : "the program failed: " + failure;
    }

    /** Why a file operation failed, without the name of the file, which exceptions have instead of a message. */
    static String reason(Exception failure) {
        if (failure instanceof NoSuchFileException) {
            return "it does not exist";
        }
        if (failure instanceof NotDirectoryException) {
            return "it is not a directory";
        }
        if (failure instanceof AccessDeniedException) {
            return "permission denied";
        }
        return failure.getMessage();
    }
}

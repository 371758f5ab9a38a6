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

    /** Lines to show of a deep recursion. */
    private static final int MAX_LINES = 32;

    private FailureReport() {}

    /** Reports a failure and returns the exit code for it. */
    static int print(GuestProgram program, HostOptions options, Throwable failure) {
        return print(program, options, failure, System.err);
    }

    static int print(GuestProgram program, HostOptions options, Throwable failure, PrintStream err) {
        int exitCode = Launcher.FAILURE;
        if (failure instanceof Trap) {
            err.println("wasm trap: " + failure.getMessage());
            if (!options.traces()) {
                printFrames(err, program, failure.getStackTrace());
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
            printFrames(err, program, failure.getStackTrace());
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

    /** The WebAssembly functions of a stack trace; a run of calls of one function by itself is one line. */
    private static void printFrames(PrintStream err, GuestProgram program, StackTraceElement[] trace) {
        String function = null;
        int times = 0;
        int lines = 0;
        StackTraceElement place = null;
        for (int i = 0; i < trace.length && lines < MAX_LINES; i++) {
            if (!isFunction(program, trace[i])) {
                continue;
            }
            // Of a function in pieces, the innermost one tells where control is.
            place = place == null ? trace[i] : place;
            if (isPieceOfCaller(trace, i)) {
                continue;
            }
            String next = moduleOf(program, trace[i]) + '!' + readable(trace[i].getMethodName()) + line(place);
            place = null;
            if (!next.equals(function)) {
                lines += printFrame(err, function, times);
                function = next;
                times = 0;
            }
            times++;
        }
        if (lines == MAX_LINES) {
            err.println("    ...");
        } else {
            printFrame(err, function, times);
        }
    }

    /** Prints a line unless there is nothing to print, and returns how many it printed. */
    private static int printFrame(PrintStream err, String function, int times) {
        if (times == 0) {
            return 0;
        }
        err.println("    at " + function + (times == 1 ? "" : " (" + times + " times)"));
        return 1;
    }

    /**
     * Functions are in the classes {@code Code<number>}, some pieces of very large ones in {@code Frame<number>}, stubs of
     * imported ones in {@code Stubs}: of the program's own class, or of one that is called {@code _NAME} besides, of a linked
     * module.
     */
    private static boolean isFunction(GuestProgram program, StackTraceElement element) {
        String owner = element.getClassName();
        int end = program.instanceClass().length();
        if (!owner.startsWith(program.instanceClass())) {
            return false;
        }
        if (owner.startsWith("_", end)) {
            end = owner.indexOf('$', end);
        }
        return end >= 0 && (owner.startsWith("$Code", end) || owner.startsWith("$Stubs", end)
                || owner.startsWith("$Frame", end));
    }

    /** Where in its source file a function is, if the module says so. */
    private static String line(StackTraceElement element) {
        return element.getLineNumber() > 0 && element.getFileName() != null
                ? " (" + element.getFileName() + ':' + element.getLineNumber() + ')'
                : "";
    }

    /** What people call the module: of a linked one, classes without lines have it as their source file. */
    private static String moduleOf(GuestProgram program, StackTraceElement element) {
        String owner = element.getClassName();
        int end = program.instanceClass().length();
        if (!owner.startsWith("_", end)) {
            return program.name();
        }
        return element.getLineNumber() < 0 && element.getFileName() != null
                ? element.getFileName()
                : owner.substring(end + 1, owner.indexOf('$', end));
    }

    /**
     * Large functions are cut into methods {@code name$<number>}, called by the function or by another of them; the rest of
     * one, which is called so, may itself be cut into {@code name$0$<number>}.
     */
    private static boolean isPieceOfCaller(StackTraceElement[] trace, int index) {
        if (index + 1 == trace.length) {
            return false;
        }
        String function = withoutNumbers(trace[index].getMethodName());
        return !function.equals(trace[index].getMethodName())
                && function.equals(withoutNumbers(trace[index + 1].getMethodName()));
    }

    private static String withoutNumbers(String method) {
        int end = method.length();
        while (end > 0 && method.charAt(end - 1) >= '0' && method.charAt(end - 1) <= '9') {
            end--;
        }
        return end > 1 && end < method.length() && method.charAt(end - 1) == '$'
                ? withoutNumbers(method.substring(0, end - 1))
                : method;
    }

    /** Undoes what the JVM's rules for method names made the compiler do. */
    private static String readable(String method) {
        return method.replace('{', '<').replace('}', '>');
    }
}

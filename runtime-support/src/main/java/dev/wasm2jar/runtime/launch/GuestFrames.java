package dev.wasm2jar.runtime.launch;

import java.io.PrintStream;

/** The functions of a module that were running, as its author knows them: without the frames of the JVM and the runtime. */
public final class GuestFrames {

    /** Lines to show of a deep recursion. */
    private static final int MAX_LINES = 32;

    private final String name;
    private final String instanceClass;

    /**
     * @param name what people call the module
     * @param instanceClass binary name of the class of its instances; the names of its other classes begin with it
     */
    public GuestFrames(String name, String instanceClass) {
        this.name = name;
        this.instanceClass = instanceClass;
    }

    /** The WebAssembly functions of a stack trace; a run of calls of one function by itself is one line. */
    public void print(PrintStream err, StackTraceElement[] trace) {
        String function = null;
        int times = 0;
        int lines = 0;
        StackTraceElement place = null;
        for (int i = 0; i < trace.length && lines < MAX_LINES; i++) {
            if (!isFunction(trace[i])) {
                continue;
            }
            // Of a function in pieces, the innermost one tells where control is.
            place = place == null ? trace[i] : place;
            if (isPieceOfCaller(trace, i)) {
                continue;
            }
            String next = moduleOf(trace[i]) + '!' + readable(trace[i].getMethodName()) + line(place);
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
     * Functions are in the classes {@code Code<number>}, some pieces of very large ones in {@code Frame<number>}, stubs
     * of imported ones in {@code Stubs}: of the program's own class, or of one that is called {@code _NAME} besides, of
     * a linked module.
     */
    private boolean isFunction(StackTraceElement element) {
        String owner = element.getClassName();
        int end = instanceClass.length();
        if (!owner.startsWith(instanceClass)) {
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
    private String moduleOf(StackTraceElement element) {
        String owner = element.getClassName();
        int end = instanceClass.length();
        if (!owner.startsWith("_", end)) {
            return name;
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

    /** Undoes what the JVM's rules for method names made the compiler do, and rustc's way to write paths. */
    private static String readable(String method) {
        return String.join("::", RustNames.path(method.replace('{', '<').replace('}', '>')));
    }
}

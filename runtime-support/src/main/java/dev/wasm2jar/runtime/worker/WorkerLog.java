package dev.wasm2jar.runtime.worker;

import dev.wasm2jar.runtime.Trap;
import dev.wasm2jar.runtime.launch.GuestFrames;
import dev.wasm2jar.runtime.log.GuestLog;
import dev.wasm2jar.runtime.log.LogFormat;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** The log of a worker's functions, which is set up for the first line, as that takes a while. */
final class WorkerLog {

    private final WorkerProgram program;
    private final LogFormat format;
    private GuestLog log;

    WorkerLog(WorkerProgram program, LogFormat format) {
        this.program = program;
        this.format = format;
    }

    /** Takes what {@code console} was told. */
    void console(String requestId, String function, String message) {
        boolean isWarning = function.equals("error") || function.equals("warn");
        log().write(requestId, "console.".concat(function),
                isWarning ? System.Logger.Level.WARNING : System.Logger.Level.INFO, message);
    }

    /**
     * Tells why a request failed: in the words of WebAssembly if its cause is a trap.
     *
     * @param cause or null
     */
    void failure(String requestId, String message, Throwable cause) {
        String text = program.name().concat(": ").concat(message);
        Trap trap = trapIn(cause);
        log().failure(requestId, trap == null ? text : text.concat("\n").concat(describe(trap)));
    }

    /** The trap that is the reason for a failure, or null if it is something else. */
    private static Trap trapIn(Throwable failure) {
        Throwable cause = failure;
        while (cause != null && !(cause instanceof Trap)) {
            cause = cause.getCause();
        }
        return (Trap) cause;
    }

    private String describe(Trap trap) {
        var text = new ByteArrayOutputStream();
        var lines = new PrintStream(text, false, StandardCharsets.UTF_8);
        lines.println("wasm trap: ".concat(String.valueOf(trap.getMessage())));
        // The class of the API holds an instance of the module, whose class is nested in it.
        new GuestFrames(program.name(), program.instanceClass().concat("$Instance")).print(lines, trap.getStackTrace());
        lines.flush();
        return text.toString(StandardCharsets.UTF_8).stripTrailing();
    }

    private synchronized GuestLog log() {
        if (log == null) {
            log = new GuestLog(format);
        }
        return log;
    }
}

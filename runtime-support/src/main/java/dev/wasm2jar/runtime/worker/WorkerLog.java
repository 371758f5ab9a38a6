package dev.wasm2jar.runtime.worker;

import dev.wasm2jar.runtime.log.GuestLog;
import dev.wasm2jar.runtime.log.LogFormat;

/** The log of a worker's functions, which is set up for the first line, as that takes a while. */
final class WorkerLog {

    private final LogFormat format;
    private GuestLog log;

    WorkerLog(LogFormat format) {
        this.format = format;
    }

    /** Takes what {@code console} was told. */
    void console(String requestId, String function, String message) {
        boolean isWarning = function.equals("error") || function.equals("warn");
        log().write(requestId, "console.".concat(function),
                isWarning ? System.Logger.Level.WARNING : System.Logger.Level.INFO, message);
    }

    private synchronized GuestLog log() {
        if (log == null) {
            log = new GuestLog(format);
        }
        return log;
    }
}

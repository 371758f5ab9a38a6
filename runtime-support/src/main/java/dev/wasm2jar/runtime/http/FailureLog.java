package dev.wasm2jar.runtime.http;

import dev.wasm2jar.runtime.log.Loggers;
import dev.wasm2jar.runtime.log.Timestamp;

/** Tells the log what went wrong. Loaded when something does. */
final class FailureLog {

    private static final System.Logger LOG = Loggers.get("dev.wasm2jar.http");

    private FailureLog() {}

    static void log(HttpRequest request, Throwable failure) {
        log(request.id() + " failed: " + request.method() + " " + request.path(), failure);
    }

    static void log(String message, Throwable failure) {
        LOG.log(System.Logger.Level.ERROR, Timestamp.of(System.currentTimeMillis()) + " " + message, failure);
    }
}

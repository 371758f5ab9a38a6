package dev.wasm2jar.runtime.http;

/** Tells the log of handlers that failed. Loaded when one does. */
final class FailureLog {

    private static final System.Logger LOG = System.getLogger("dev.wasm2jar.http");

    private FailureLog() {}

    static void log(HttpRequest request, Throwable failure) {
        LOG.log(System.Logger.Level.ERROR,
                "request " + request.id() + " failed: " + request.method() + " " + request.path(), failure);
    }

    static void log(String message, Throwable failure) {
        LOG.log(System.Logger.Level.ERROR, message, failure);
    }
}

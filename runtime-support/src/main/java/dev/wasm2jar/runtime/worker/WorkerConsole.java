package dev.wasm2jar.runtime.worker;

import dev.wasm2jar.runtime.http.HttpRequest;
import dev.wasm2jar.runtime.js.ConsoleSink;

/** The {@code console} of an instance: its messages are lines of the log, with the request that the instance is answering. */
final class WorkerConsole implements ConsoleSink {

    /** What stands for the request's id while an instance is made. */
    private static final String NO_REQUEST = "-";

    private final WorkerLog log;
    private HttpRequest request;

    WorkerConsole(WorkerLog log) {
        this.log = log;
    }

    /** Whose messages come next. */
    void begin(HttpRequest next) {
        request = next;
    }

    @Override
    public void write(String level, String message) {
        log.console(request == null ? NO_REQUEST : request.id(), level, message);
    }
}

package dev.wasm2jar.runtime.http;

import java.io.IOException;

/** The client has gone, or was too slow, or was sent away: nothing more can be read or sent. */
final class ConnectionLost extends IOException {

    ConnectionLost(String message, Throwable cause) {
        super(message, cause);
    }

    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}

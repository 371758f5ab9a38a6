package dev.wasm2jar.runtime.http;

import java.io.IOException;

/**
 * A response that has begun can't be completed, for a reason that the handler has told whom it concerns. The client is shown
 * that it is not complete, and the server logs nothing.
 */
public final class IncompleteResponse extends IOException {

    private static final long serialVersionUID = 1L;

    public IncompleteResponse(String message) {
        super(message);
    }

    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}

package dev.wasm2jar.runtime.http;

import java.io.IOException;

/**
 * A client does not keep to the protocol, or to the limits. It gets a status code and a sentence, and its connection
 * ends: where its next request begins is not certain any more.
 */
final class BadRequest extends IOException {

    private final int status;

    BadRequest(int status, String message) {
        super(message);
        this.status = status;
    }

    int status() {
        return status;
    }

    /** Nobody looks at where in the parser it came from. */
    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}

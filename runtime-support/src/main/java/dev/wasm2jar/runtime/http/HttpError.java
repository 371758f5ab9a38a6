package dev.wasm2jar.runtime.http;

/** An answer other than success: a status code, and a sentence that the client may see. */
public final class HttpError extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;

    /**
     * @param status the status code, 400 to 599
     * @param message what to tell the client; nothing secret
     */
    public HttpError(int status, String message) {
        this(status, message, null);
    }

    /** @param cause what happened, for the log only */
    public HttpError(int status, String message, Throwable cause) {
        super(message, cause, false, false);
        this.status = status;
    }

    /** The status code. */
    public int status() {
        return status;
    }
}

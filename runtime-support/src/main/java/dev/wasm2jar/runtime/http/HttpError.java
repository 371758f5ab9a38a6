package dev.wasm2jar.runtime.http;

/** An answer other than success: a status code, and a sentence that the client may see. */
public final class HttpError extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final int retryAfter;

    /**
     * @param status the status code, 400 to 599
     * @param message what to tell the client; nothing secret
     */
    public HttpError(int status, String message) {
        this(status, message, null);
    }

    /** @param cause what happened, for the log only */
    public HttpError(int status, String message, Throwable cause) {
        this(status, message, cause, 0);
    }

    private HttpError(int status, String message, Throwable cause, int retryAfter) {
        super(message, cause, false, false);
        this.status = status;
        this.retryAfter = retryAfter;
    }

    /**
     * There is more to do than can be done now: 503.
     *
     * @param retryAfter the seconds after which to try again
     */
    public static HttpError overloaded(String message, int retryAfter) {
        return new HttpError(503, message, null, retryAfter);
    }

    /** The status code. */
    public int status() {
        return status;
    }

    /** The seconds after which to try again (RFC 9110, 10.2.3), or 0 to say nothing of it. */
    public int retryAfter() {
        return retryAfter;
    }
}

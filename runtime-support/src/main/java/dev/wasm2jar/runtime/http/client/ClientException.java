package dev.wasm2jar.runtime.http.client;

import java.io.IOException;

/** A request that got no response, or not all of it. */
public final class ClientException extends IOException {

    /** What kind of failure it is, for platforms that tell functions. */
    public enum Reason {

        /** The host is not among those that are allowed. */
        DENIED,

        /** The request is none that can be sent. */
        INVALID,

        /** The host's name is unknown. */
        UNKNOWN_HOST,

        /** There is no connection to the host. */
        NO_CONNECTION,

        /** It took too long. */
        TIMEOUT,

        /** The response is larger than allowed. */
        TOO_LARGE,

        /** The connection was lost, or the response can't be understood. */
        BROKEN
    }

    private final Reason reason;

    ClientException(Reason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    /** What kind of failure it is. */
    public Reason reason() {
        return reason;
    }
}

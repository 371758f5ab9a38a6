package dev.wasm2jar.runtime.http;

/**
 * What a server takes from its clients at most.
 *
 * @param headBytes the bytes of a request line and its header section; beyond: 414 or 431
 * @param fields the fields of a header section; beyond: 431
 * @param bodyBytes the bytes of a request's body; beyond: 413
 * @param connections the open connections; beyond, those that are idle are closed, and new ones are answered 503
 */
public record HttpLimits(int headBytes, int fields, long bodyBytes, int connections) {

    /** 32 KiB, 128 fields, 64 MiB, 1024 connections. */
    public static final HttpLimits DEFAULT = new HttpLimits(32 << 10, 128, 64L << 20, 1024);

    /** @throws IllegalArgumentException if a limit is not positive */
    public HttpLimits {
        if (headBytes <= 0 || fields <= 0 || bodyBytes < 0 || connections <= 0) {
            throw new IllegalArgumentException("limits must be positive");
        }
    }

    /** The same but for the size of a body. */
    public HttpLimits withBodyBytes(long bytes) {
        return new HttpLimits(headBytes, fields, bytes, connections);
    }

    /** The same but for the number of connections. */
    public HttpLimits withConnections(int count) {
        return new HttpLimits(headBytes, fields, bodyBytes, count);
    }
}

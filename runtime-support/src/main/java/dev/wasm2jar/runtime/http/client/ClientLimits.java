package dev.wasm2jar.runtime.http.client;

/**
 * How long requests may take, and how much may come back.
 *
 * @param connect milliseconds until a connection is there
 * @param head milliseconds from the request to the header section of the response
 * @param total milliseconds from the request to the end of the response
 * @param responseBytes the bytes of a response's body
 */
public record ClientLimits(int connect, int head, int total, long responseBytes) {

    /** 10, 30 and 120 seconds, 64 MiB. */
    public static final ClientLimits DEFAULT = new ClientLimits(10_000, 30_000, 120_000, 64L << 20);

    /** @throws IllegalArgumentException if one is not positive */
    public ClientLimits {
        if (connect <= 0 || head <= 0 || total <= 0 || responseBytes < 0) {
            throw new IllegalArgumentException("limits must be positive");
        }
    }
}

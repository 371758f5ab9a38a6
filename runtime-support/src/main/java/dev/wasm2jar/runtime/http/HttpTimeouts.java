package dev.wasm2jar.runtime.http;

/**
 * How long a server waits for its clients, in milliseconds.
 *
 * @param idle for the first byte of a request; then the connection is closed
 * @param head from the first byte of a request to the end of its header section; then: 408
 * @param transfer for a client to send a body or to take a response: so much waiting, of which {@link
 *     #BYTES_PER_MILLISECOND} bytes that move give back a millisecond; then: 408, or the connection is closed
 */
public record HttpTimeouts(int idle, int head, int transfer) {

    /** How fast a client must be to go on for ever: 1000 bytes a second. */
    public static final int BYTES_PER_MILLISECOND = 1;

    /** 60, 10 and 20 seconds. */
    public static final HttpTimeouts DEFAULT = new HttpTimeouts(60_000, 10_000, 20_000);

    /** @throws IllegalArgumentException if a time is not positive */
    public HttpTimeouts {
        if (idle <= 0 || head <= 0 || transfer <= 0) {
            throw new IllegalArgumentException("timeouts must be positive");
        }
    }
}

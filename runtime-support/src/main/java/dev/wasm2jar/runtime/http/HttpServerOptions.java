package dev.wasm2jar.runtime.http;

/**
 * What a server is told when it starts.
 *
 * @param address where it listens
 * @param limits what it takes from clients at most
 * @param timeouts how long it waits for clients
 * @param stackBytes the stack of threads that call the handler, or 0 for the JVM's default
 * @param observer who learns of its work, or null
 */
public record HttpServerOptions(ListenAddress address, HttpLimits limits, HttpTimeouts timeouts, long stackBytes,
        HttpObserver observer) {

    /** The defaults of all parts. */
    public static final HttpServerOptions DEFAULT =
            new HttpServerOptions(ListenAddress.DEFAULT, HttpLimits.DEFAULT, HttpTimeouts.DEFAULT, 0, null);

    /** The same at another address. */
    public HttpServerOptions withAddress(ListenAddress other) {
        return new HttpServerOptions(other, limits, timeouts, stackBytes, observer);
    }

    /** The same with other limits. */
    public HttpServerOptions withLimits(HttpLimits other) {
        return new HttpServerOptions(address, other, timeouts, stackBytes, observer);
    }

    /** The same with other timeouts. */
    public HttpServerOptions withTimeouts(HttpTimeouts other) {
        return new HttpServerOptions(address, limits, other, stackBytes, observer);
    }

    /** The same with other stacks. */
    public HttpServerOptions withStackBytes(long bytes) {
        return new HttpServerOptions(address, limits, timeouts, bytes, observer);
    }

    /** The same, watched by someone. */
    public HttpServerOptions withObserver(HttpObserver other) {
        return new HttpServerOptions(address, limits, timeouts, stackBytes, other);
    }
}

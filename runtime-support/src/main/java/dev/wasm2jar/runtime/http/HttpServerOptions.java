package dev.wasm2jar.runtime.http;

/**
 * What a server is told when it starts.
 *
 * @param address where it listens
 * @param limits what it takes from clients at most
 * @param timeouts how long it waits for clients
 * @param observer who learns of its work, or null
 */
public record HttpServerOptions(
        ListenAddress address, HttpLimits limits, HttpTimeouts timeouts, HttpObserver observer) {

    /** The defaults of all parts. */
    public static final HttpServerOptions DEFAULT =
            new HttpServerOptions(ListenAddress.DEFAULT, HttpLimits.DEFAULT, HttpTimeouts.DEFAULT, null);

    /** The same at another address. */
    public HttpServerOptions withAddress(ListenAddress other) {
        return new HttpServerOptions(other, limits, timeouts, observer);
    }

    /** The same with other limits. */
    public HttpServerOptions withLimits(HttpLimits other) {
        return new HttpServerOptions(address, other, timeouts, observer);
    }

    /** The same with other timeouts. */
    public HttpServerOptions withTimeouts(HttpTimeouts other) {
        return new HttpServerOptions(address, limits, other, observer);
    }

    /** The same, watched by someone. */
    public HttpServerOptions withObserver(HttpObserver other) {
        return new HttpServerOptions(address, limits, timeouts, other);
    }
}

package dev.wasm2jar.runtime.http;

import dev.wasm2jar.runtime.log.LogFormat;

/**
 * What a server is told when it starts.
 *
 * @param address where it listens
 * @param limits what it takes from clients at most
 * @param timeouts how long it waits for clients
 * @param trustedProxies how many proxies stand between clients and it, each of which adds to the fields {@code
 *     X-Forwarded-For} and the like; 0 if such fields mean nothing
 * @param observer who learns of its work, or null
 * @param logFormat how lines look that tell of failures; null for text, as a start without logs needs no class of them
 */
public record HttpServerOptions(
        ListenAddress address, HttpLimits limits, HttpTimeouts timeouts, int trustedProxies, HttpObserver observer,
        LogFormat logFormat) {

    /** The defaults of all parts. */
    public static final HttpServerOptions DEFAULT =
            new HttpServerOptions(ListenAddress.DEFAULT, HttpLimits.DEFAULT, HttpTimeouts.DEFAULT, 0, null, null);

    /** The same at another address. */
    public HttpServerOptions withAddress(ListenAddress other) {
        return new HttpServerOptions(other, limits, timeouts, trustedProxies, observer, logFormat);
    }

    /** The same with other limits. */
    public HttpServerOptions withLimits(HttpLimits other) {
        return new HttpServerOptions(address, other, timeouts, trustedProxies, observer, logFormat);
    }

    /** The same with other timeouts. */
    public HttpServerOptions withTimeouts(HttpTimeouts other) {
        return new HttpServerOptions(address, limits, other, trustedProxies, observer, logFormat);
    }

    /** The same behind so many proxies. */
    public HttpServerOptions withTrustedProxies(int count) {
        return new HttpServerOptions(address, limits, timeouts, count, observer, logFormat);
    }

    /** The same, watched by someone. */
    public HttpServerOptions withObserver(HttpObserver other) {
        return new HttpServerOptions(address, limits, timeouts, trustedProxies, other, logFormat);
    }

    /** The same with other lines of logs. */
    public HttpServerOptions withLogFormat(LogFormat other) {
        return new HttpServerOptions(address, limits, timeouts, trustedProxies, observer, other);
    }
}

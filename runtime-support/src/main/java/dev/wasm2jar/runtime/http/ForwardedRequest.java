package dev.wasm2jar.runtime.http;

import java.net.InetAddress;

/** A request that came by way of proxies that are trusted to say who sent it, and how. Loaded if there are such. */
final class ForwardedRequest extends ServerRequest {

    private final String scheme;
    private final String authority;
    private final String remoteAddress;

    /**
     * Makes one. To check a caller that made it itself, the JVM would load this class.
     *
     * @param proxies how many there are
     */
    static ServerRequest of(
            RequestHead head, RequestTarget target, InetAddress peer, long contentLength, RequestBody body, int proxies) {
        return new ForwardedRequest(head, target, peer, contentLength, body, proxies);
    }

    private ForwardedRequest(
            RequestHead head, RequestTarget target, InetAddress peer, long contentLength, RequestBody body, int proxies) {
        super(head, target, peer, contentLength, body);
        ForwardedFields said = ForwardedFields.of(head.headers(), proxies);
        scheme = said.scheme();
        authority = said.authority();
        remoteAddress = said.client();
    }

    @Override
    public String scheme() {
        return scheme == null ? super.scheme() : scheme;
    }

    @Override
    public String authority() {
        return authority == null ? super.authority() : authority;
    }

    @Override
    public String remoteAddress() {
        return remoteAddress == null ? super.remoteAddress() : remoteAddress;
    }
}

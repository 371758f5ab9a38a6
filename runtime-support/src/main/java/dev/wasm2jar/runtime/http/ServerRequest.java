package dev.wasm2jar.runtime.http;

import java.io.InputStream;
import java.net.InetAddress;

/** A request that came over a socket, from whom it seems to come. */
class ServerRequest implements HttpRequest {

    private final RequestHead head;
    private final RequestTarget target;
    private final InetAddress peer;
    private final long contentLength;
    private final RequestBody body;
    private String id;

    ServerRequest(RequestHead head, RequestTarget target, InetAddress peer, long contentLength, RequestBody body) {
        this.head = head;
        this.target = target;
        this.peer = peer;
        this.contentLength = contentLength;
        this.body = body;
    }

    @Override
    public String method() {
        return head.method();
    }

    @Override
    public String scheme() {
        return "http";
    }

    @Override
    public String authority() {
        return target.authority();
    }

    @Override
    public String path() {
        return target.path();
    }

    @Override
    public String query() {
        return target.query();
    }

    @Override
    public String protocol() {
        return head.protocol();
    }

    @Override
    public String remoteAddress() {
        return peer == null ? "" : peer.getHostAddress();
    }

    /** What the field X-Request-Id says, if it is fit for a log; or a number of our own. */
    @Override
    public synchronized String id() {
        if (id == null) {
            id = RequestIds.of(head.headers());
        }
        return id;
    }

    @Override
    public HttpHeaders headers() {
        return head.headers();
    }

    @Override
    public long contentLength() {
        return contentLength;
    }

    @Override
    public InputStream body() {
        return body;
    }
}

package dev.wasm2jar.runtime.http;

/**
 * A request line and its header section.
 *
 * @param target the request target as it was sent (RFC 9112, 3.2)
 * @param protocol {@code HTTP/1.0} or {@code HTTP/1.1}
 */
record RequestHead(String method, String target, String protocol, HttpHeaders headers) {

    boolean isVersion10() {
        return protocol.equals("HTTP/1.0");
    }

    /** Whether the client wants to go on with this connection (RFC 9112, 9.3). */
    boolean isPersistent() {
        return !headers.listHas("Connection", "close")
                && (!isVersion10() || headers.listHas("Connection", "keep-alive"));
    }
}

package dev.wasm2jar.runtime.http;

import java.io.InputStream;

/** A request (RFC 9110). */
public interface HttpRequest {

    /** The method, e.g. {@code GET}; methods are case-sensitive (RFC 9110, 9.1). */
    String method();

    /** {@code http} or {@code https}: what the client used, as far as that is known. */
    String scheme();

    /** Host and port that the client asked for, e.g. {@code example.com:8080}; empty if it did not say. */
    String authority();

    /** The path as it was sent, percent-encoded, beginning with {@code /}; or {@code *} (RFC 9112, 3.2). */
    String path();

    /** The query as it was sent, without its question mark; null if there is none. */
    String query();

    /** The version, e.g. {@code HTTP/1.1}. */
    String protocol();

    /** The address of the client, or of the peer if no proxy is trusted; without port, empty if unknown. */
    String remoteAddress();

    /** What identifies the request in logs. */
    String id();

    /** The fields of the header section. */
    HttpHeaders headers();

    /** The number of bytes in the body, or -1 if only its end will tell. */
    long contentLength();

    /** The body. It is read from the peer as it is asked for. */
    InputStream body();
}

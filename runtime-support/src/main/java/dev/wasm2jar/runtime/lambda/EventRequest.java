package dev.wasm2jar.runtime.lambda;

import dev.wasm2jar.runtime.http.HttpHeaders;
import dev.wasm2jar.runtime.http.HttpRequest;
import java.io.ByteArrayInputStream;
import java.io.InputStream;

/** A request that came in an event. */
record EventRequest(
        String method, String scheme, String authority, String path, String query, String protocol,
        String remoteAddress, String id, HttpHeaders headers, byte[] bytes) implements HttpRequest {

    @Override
    public long contentLength() {
        return bytes.length;
    }

    @Override
    public InputStream body() {
        return new ByteArrayInputStream(bytes);
    }
}

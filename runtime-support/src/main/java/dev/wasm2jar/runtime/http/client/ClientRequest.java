package dev.wasm2jar.runtime.http.client;

import dev.wasm2jar.runtime.http.HttpHeaders;
import java.io.InputStream;
import java.net.URI;

/**
 * A request to another server.
 *
 * @param method the method, e.g. {@code GET}
 * @param uri an absolute address with the scheme {@code http} or {@code https}
 * @param headers the header section; fields that frame messages are left out when it is sent, as is {@code Host}
 * @param body the body, or null; read once, by another thread
 * @param length the bytes of the body, or -1 if only its end will tell
 */
public record ClientRequest(String method, URI uri, HttpHeaders headers, InputStream body, long length) {}

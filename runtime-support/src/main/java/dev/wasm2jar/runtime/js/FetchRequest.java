package dev.wasm2jar.runtime.js;

import java.util.List;

/**
 * A request that a program makes by {@code fetch}.
 *
 * @param method the method, e.g. {@code GET}
 * @param url an absolute URL, as the URL standard writes it
 * @param headers names in lower case and values, each a pair
 * @param body the body, or null
 * @param redirect what to do with a redirect: {@code follow} it, fail with an {@code error}, or {@code manual}: it is the
 *     response
 */
public record FetchRequest(String method, String url, List<String[]> headers, byte[] body, String redirect) {}

package dev.wasm2jar.runtime.js;

import java.util.List;

/**
 * The response to a {@link FetchRequest}.
 *
 * @param status the status code
 * @param url where it came from, after redirects
 * @param redirects how many redirects were followed
 * @param headers names and values, each a pair
 * @param body the body, or null if the status has none
 */
public record FetchResponse(int status, String url, int redirects, List<String[]> headers, byte[] body) {}

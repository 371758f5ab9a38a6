package dev.wasm2jar.runtime.cgi;

import dev.wasm2jar.runtime.http.HttpRequest;

/**
 * What a run is asked for: at first what the client asked for, then what the program redirected to.
 *
 * @param path percent-encoded
 * @param query without its question mark, or null
 */
record CgiTarget(String method, String path, String query) {

    static CgiTarget of(HttpRequest request) {
        return new CgiTarget(request.method(), request.path(), request.query());
    }

    /** What a local redirect leads to: a GET without a body (RFC 3875, 6.2.2). */
    static CgiTarget ofRedirect(String pathAndQuery) {
        int mark = pathAndQuery.indexOf('?');
        return mark < 0
                ? new CgiTarget("GET", pathAndQuery, null)
                : new CgiTarget("GET", pathAndQuery.substring(0, mark), pathAndQuery.substring(mark + 1));
    }
}

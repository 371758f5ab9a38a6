package dev.wasm2jar.runtime.http;

/** How the end of a body is told (RFC 9112, 6). A request that could be understood in two ways is refused. */
final class BodyFraming {

    /** The length of a body that comes in chunks. */
    static final long CHUNKED = -1;

    /** The length of a response's body that ends with the connection. */
    static final long UNTIL_CLOSE = -2;

    private BodyFraming() {}

    /** The length of a request's body in bytes, 0 without one, or {@link #CHUNKED}. */
    static long lengthOf(RequestHead head) throws BadRequest {
        HttpHeaders headers = head.headers();
        int coding = headers.indexOf("Transfer-Encoding", 0);
        int length = headers.indexOf("Content-Length", 0);
        if (coding < 0) {
            return length < 0 ? 0 : contentLength(headers, length);
        }
        if (length >= 0) {
            throw new BadRequest(400, "There are both Content-Length and Transfer-Encoding.");
        }
        if (head.isVersion10()) {
            throw new BadRequest(400, "There is no Transfer-Encoding in HTTP/1.0.");
        }
        if (headers.indexOf("Transfer-Encoding", coding + 1) >= 0) {
            throw new BadRequest(400, "There are several header fields Transfer-Encoding.");
        }
        String codings = headers.value(coding);
        if (codings.equalsIgnoreCase("chunked")) {
            return CHUNKED;
        }
        // RFC 9112, 6.1 and 6.3: 501 for codings that are unknown; 400 if the end of the body can't be told.
        String last = codings.substring(codings.lastIndexOf(',') + 1).trim();
        throw last.equalsIgnoreCase("chunked")
                ? new BadRequest(501, "The only transfer coding that is understood is chunked.")
                : new BadRequest(400, "The last transfer coding is not chunked.");
    }

    private static long contentLength(HttpHeaders headers, int index) throws BadRequest {
        if (headers.indexOf("Content-Length", index + 1) >= 0) {
            throw new BadRequest(400, "There are several header fields Content-Length.");
        }
        long length = HttpHeaders.number(headers.value(index));
        if (length < 0) {
            throw new BadRequest(400, "Content-Length is not a number.");
        }
        return length;
    }
}

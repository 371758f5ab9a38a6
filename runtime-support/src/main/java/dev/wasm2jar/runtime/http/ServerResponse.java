package dev.wasm2jar.runtime.http;

import java.io.IOException;

/** A response that goes over a socket (RFC 9112, 4 to 7). */
final class ServerResponse implements HttpResponse {

    private static final long UNKNOWN = -1;

    private final ResponseTarget target;
    private final HttpHeaders headers = new HttpHeaders();
    private final ResponseBody body;
    private int status = 200;
    private boolean begun;
    private long length;

    ServerResponse(ResponseTarget target) {
        this.target = target;
        body = new ResponseBody(this, target);
    }

    @Override
    public void status(int code) {
        if (begun) {
            throw new IllegalStateException("the response has begun");
        }
        if (code < 200 || code > 599) {
            throw new IllegalArgumentException("not the status code of a response: " + code);
        }
        status = code;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public HttpHeaders headers() {
        return headers;
    }

    @Override
    public boolean hasBegun() {
        return begun;
    }

    @Override
    public ResponseBody body() {
        return body;
    }

    /** Forgets what has been prepared, for another answer. */
    void reset() {
        headers.clear();
        body.clear();
        status = 200;
    }

    /** The response has no body, whatever its header section says (RFC 9112, 6.3). */
    boolean isBodiless() {
        return target.isForHead() || status == 204 || status == 304;
    }

    /** Once it has begun: the length of the body, or how its end is told: one of {@link BodyFraming}. */
    long length() {
        return length;
    }

    /** Begins a response before all of it is known. */
    void begin() throws IOException {
        long given = givenLength();
        if (given >= 0 && body.total() > given) {
            requireBodiless(given);
        }
        begin(given, given >= 0 ? given : target.unknownLength());
    }

    /** Begins a response to whose body nothing will be added. */
    void beginComplete() throws IOException {
        long given = givenLength();
        if (given >= 0 && body.total() != given) {
            requireBodiless(given);
        }
        begin(given, given >= 0 ? given : body.total());
    }

    private void requireBodiless(long given) throws IOException {
        if (!isBodiless()) {
            throw body.wrongLength(given);
        }
    }

    /**
     * Sends status line and header section.
     *
     * @param given the length that the handler said, or {@link #UNKNOWN}
     * @param framing the length of the body, or how its end is told
     */
    private void begin(long given, long framing) throws IOException {
        length = framing;
        if (headers.listHas("Connection", "close") || length == BodyFraming.UNTIL_CLOSE) {
            target.endConnection();
        }
        begun = true;
        target.write("HTTP/1.1 ");
        target.write(Integer.toString(status));
        target.write(" ");
        target.write(StatusText.of(status));
        target.write("\r\n");
        for (int i = 0; i < headers.size(); i++) {
            if (!isOurs(headers.name(i))) {
                field(headers.name(i), headers.value(i));
            }
        }
        if (headers.indexOf("Date", 0) < 0) {
            field("Date", HttpDate.now());
        }
        if (given >= 0 && status != 204 || length >= 0 && isLengthKnown()) {
            field("Content-Length", Long.toString(length));
        } else if (length == BodyFraming.CHUNKED && status != 204 && status != 304) {
            field("Transfer-Encoding", "chunked");
        }
        String connection = target.connectionField();
        if (connection != null) {
            field("Connection", connection);
        }
        target.write("\r\n");
    }

    /**
     * Whether the number of bytes that were written is the length that a GET would show: not if a handler knows that
     * a HEAD needs no body.
     */
    private boolean isLengthKnown() {
        return !isBodiless() || target.isForHead() && length > 0 && status != 204 && status != 304;
    }

    private long givenLength() throws IOException {
        int index = headers.indexOf("Content-Length", 0);
        if (index < 0) {
            return UNKNOWN;
        }
        long length = HttpHeaders.number(headers.value(index));
        if (length < 0 || headers.indexOf("Content-Length", index + 1) >= 0) {
            throw new IOException("the response's Content-Length is not a number: " + headers.value(index));
        }
        return length;
    }

    /** The fields that say how messages are framed are the server's alone. */
    private static boolean isOurs(String name) {
        return switch (name.length()) {
            case 7 -> name.equalsIgnoreCase("Trailer") || name.equalsIgnoreCase("Upgrade");
            case 10 -> name.equalsIgnoreCase("Connection") || name.equalsIgnoreCase("Keep-Alive");
            case 14 -> name.equalsIgnoreCase("Content-Length");
            case 17 -> name.equalsIgnoreCase("Transfer-Encoding");
            default -> false;
        };
    }

    private void field(String name, String value) throws ConnectionLost {
        target.write(name);
        target.write(": ");
        target.write(value);
        target.write("\r\n");
    }
}

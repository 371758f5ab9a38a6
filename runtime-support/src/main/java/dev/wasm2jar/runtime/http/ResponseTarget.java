package dev.wasm2jar.runtime.http;

/** Where a response goes, and what its framing depends on besides itself: the request, and whether the connection goes on. */
final class ResponseTarget {

    private final SocketOutput output;
    private final TransferBudget budget;
    private final RequestHead head;
    private final Continue expectation;
    private boolean persistent;

    /**
     * @param head the request, or null if it could not be understood
     * @param expectation what the client expects before it sends the body
     */
    ResponseTarget(SocketOutput output, TransferBudget budget, RequestHead head, Continue expectation) {
        this.output = output;
        this.budget = budget;
        this.head = head;
        this.expectation = expectation;
        persistent = head != null && head.isPersistent();
    }

    boolean isForHead() {
        return head != null && head.method().equals("HEAD");
    }

    /** How the end of a body of unknown length is told: HTTP/1.0 knows no chunks. */
    long unknownLength() {
        return head == null || head.isVersion10() ? BodyFraming.UNTIL_CLOSE : BodyFraming.CHUNKED;
    }

    /** Makes this the last response of its connection. */
    void endConnection() {
        persistent = false;
    }

    /** Whether the connection can go on after this response. */
    boolean isPersistent() {
        return persistent;
    }

    /**
     * What the field Connection is to say, or null for nothing. After that there are no interim responses, so if the client
     * still waits for one, where its next request begins is not certain (RFC 9110, 10.1.1).
     */
    String connectionField() {
        expectation.isTooLateNow();
        if (expectation.isAwaited()) {
            persistent = false;
        }
        if (!persistent) {
            return "close";
        }
        return head.isVersion10() ? "keep-alive" : null;
    }

    void write(String text) throws ConnectionLost {
        output.write(text, budget);
    }

    void write(byte[] bytes, int offset, int length) throws ConnectionLost {
        output.write(bytes, offset, length, budget);
    }

    void flush() throws ConnectionLost {
        output.flush(budget);
    }
}

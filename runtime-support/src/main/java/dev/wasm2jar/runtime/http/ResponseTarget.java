package dev.wasm2jar.runtime.http;

/**
 * Where a response goes, and what its framing depends on besides itself: the request, and whether the connection goes
 * on.
 */
final class ResponseTarget {

    private final SocketOutput output;
    private final TransferBudget budget;
    private final RequestHead head;
    private final RequestBody requestBody;
    private boolean persistent;

    /**
     * @param head the request, or null if it could not be understood
     * @param requestBody the body of the request
     */
    ResponseTarget(SocketOutput output, TransferBudget budget, RequestHead head, RequestBody requestBody) {
        this.output = output;
        this.budget = budget;
        this.head = head;
        this.requestBody = requestBody;
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

    /** What the field Connection is to say as the response begins, or null for nothing. */
    String connectionField() {
        if (!requestBody.isCertainToEnd()) {
            persistent = false;
        }
        if (!persistent) {
            return "close";
        }
        return head.isVersion10() ? "keep-alive" : null;
    }

    /** Whether the client has gone. */
    boolean isLost() {
        return output.isLost();
    }

    /** Makes the end of the connection an error for the client, who would take it for the end of the response. */
    void reset() {
        output.reset();
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

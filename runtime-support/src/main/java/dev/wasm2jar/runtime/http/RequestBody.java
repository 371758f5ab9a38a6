package dev.wasm2jar.runtime.http;

import java.io.IOException;
import java.io.InputStream;

/** The body of a request. What ends it early ends the connection too, whatever the handler makes of it. */
abstract class RequestBody extends InputStream {

    private final Continue expectation;
    private volatile boolean closed;
    private volatile boolean isBeingRead;
    private IOException failure;

    /** @param expectation what the client expects before it sends the body, or null */
    RequestBody(Continue expectation) {
        this.expectation = expectation;
    }

    /** Whether all of it has been read. */
    abstract boolean isComplete();

    /** Reads at least one byte, -1 at the end. */
    abstract int receive(byte[] target, int offset, int length) throws IOException;

    /**
     * The final response begins, after which there are no interim ones. Returns whether it is certain where the next
     * request begins: not if the client still waits to send this body, or not (RFC 9110, 10.1.1).
     */
    final boolean isCertainToEnd() {
        if (expectation != null && expectation.isAwaited()) {
            expectation.isTooLateNow();
            return false;
        }
        return failure == null;
    }

    /** Why it ended early, or null. */
    final IOException failure() {
        return failure;
    }

    @Override
    public final int read() throws IOException {
        byte[] single = new byte[1];
        return read(single, 0, 1) < 0 ? -1 : single[0] & 0xff;
    }

    @Override
    public final int read(byte[] target, int offset, int length) throws IOException {
        if (offset < 0 || length < 0 || length > target.length - offset) {
            throw new IndexOutOfBoundsException();
        }
        isBeingRead = true;
        try {
            return readOpen(target, offset, length);
        } finally {
            isBeingRead = false;
        }
    }

    private int readOpen(byte[] target, int offset, int length) throws IOException {
        if (closed) {
            throw new IOException("the request has ended");
        }
        if (failure != null) {
            throw failure;
        }
        if (length == 0) {
            return 0;
        }
        try {
            if (expectation != null) {
                expectation.send();
            }
            return receive(target, offset, length);
        } catch (IOException early) {
            failure = early;
            throw early;
        }
    }

    /**
     * Whether a thread that the handler left behind is reading, after this was closed: it would take what comes next.
     */
    final boolean isBeingRead() {
        return isBeingRead;
    }

    /** Lets the handler, and threads that it left behind, read no more. */
    @Override
    public final void close() {
        closed = true;
    }
}

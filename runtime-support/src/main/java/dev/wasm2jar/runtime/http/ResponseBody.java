package dev.wasm2jar.runtime.http;

import java.io.IOException;
import java.io.OutputStream;

/**
 * The body of a response. What fits a buffer is sent when it is complete, with its length; more than that goes as it
 * comes, in chunks unless the handler said the length.
 */
final class ResponseBody extends OutputStream {

    private static final int SIZE = 8192;
    private static final byte[] LINE_END = {'\r', '\n'};

    private final ServerResponse response;
    private final ResponseTarget target;
    private byte[] buffer;
    private int count;
    private long total;
    private volatile boolean closed;
    private volatile boolean isBeingSent;

    ResponseBody(ServerResponse response, ResponseTarget target) {
        this.response = response;
        this.target = target;
    }

    /** The bytes that the handler wrote. */
    long total() {
        return total;
    }

    @Override
    public void write(int value) throws IOException {
        if (buffer != null && count < SIZE && !closed) {
            buffer[count++] = (byte) value;
            total++;
        } else {
            write(new byte[] {(byte) value}, 0, 1);
        }
    }

    @Override
    public void write(byte[] bytes, int offset, int size) throws IOException {
        if (offset < 0 || size < 0 || size > bytes.length - offset) {
            throw new IndexOutOfBoundsException();
        }
        requireOpen();
        total += size;
        if (size <= SIZE - count) {
            if (buffer == null) {
                buffer = new byte[SIZE];
            }
            System.arraycopy(bytes, offset, buffer, count, size);
            count += size;
            return;
        }
        isBeingSent = true;
        try {
            requireOpen();
            sendBuffer();
            send(bytes, offset, size);
        } finally {
            isBeingSent = false;
        }
    }

    @Override
    public void flush() throws IOException {
        isBeingSent = true;
        try {
            if (!closed) {
                sendBuffer();
                target.flush();
            }
        } finally {
            isBeingSent = false;
        }
    }

    private void requireOpen() throws IOException {
        if (closed) {
            throw new IOException("the response is complete");
        }
    }

    /** Completes the response. */
    @Override
    public void close() throws IOException {
        if (closed) {
            return;
        }
        if (!response.hasBegun()) {
            response.beginComplete();
        }
        sendBuffer();
        if (!response.isBodiless()) {
            long length = response.length();
            if (length == BodyFraming.CHUNKED) {
                target.write("0\r\n\r\n");
            } else if (length >= 0 && total != length) {
                throw wrongLength(length);
            }
        }
        target.flush();
        closed = true;
    }

    IOException wrongLength(long given) {
        return new IOException(
                "the response is " + (total > given ? "longer" : "shorter") + " than its Content-Length of " + given);
    }

    /** Whether a thread that the handler left behind is sending, after this was closed or abandoned. */
    boolean isBeingSent() {
        return isBeingSent;
    }

    /** Lets the handler, and threads that it left behind, write no more. */
    void abandon() {
        closed = true;
    }

    /** Forgets what was written and not sent. */
    void clear() {
        count = 0;
        total = 0;
    }

    private void sendBuffer() throws IOException {
        if (!response.hasBegun()) {
            response.begin();
        }
        int size = count;
        count = 0;
        send(buffer, 0, size);
    }

    private void send(byte[] bytes, int offset, int size) throws IOException {
        if (size == 0 || response.isBodiless()) {
            return;
        }
        long length = response.length();
        if (length == BodyFraming.CHUNKED) {
            target.write(Integer.toHexString(size));
            target.write(LINE_END, 0, 2);
            target.write(bytes, offset, size);
            target.write(LINE_END, 0, 2);
            return;
        }
        if (length >= 0 && total > length) {
            throw wrongLength(length);
        }
        target.write(bytes, offset, size);
    }
}

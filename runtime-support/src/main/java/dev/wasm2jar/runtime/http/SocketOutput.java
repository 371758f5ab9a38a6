package dev.wasm2jar.runtime.http;

import java.io.IOException;
import java.io.OutputStream;

/** What goes to a client, with a buffer that holds a header section and the beginning of a body. */
final class SocketOutput {

    private static final int SIZE = 12 << 10;

    /** So much is sent at once, for the budget of time to grow with what moves. */
    private static final int PIECE = 64 << 10;

    private final OutputStream stream;
    private final ClientWait wait;
    private final byte[] buffer = new byte[SIZE];
    private int count;
    private long sent;
    private boolean lost;
    private boolean isPrompt;

    SocketOutput(OutputStream stream, ClientWait wait) {
        this.stream = stream;
        this.wait = wait;
    }

    /** The bytes that have gone into this. */
    long total() {
        return sent + count;
    }

    boolean isLost() {
        return lost;
    }

    /** Makes the end of the connection an error for the client. */
    void reset() {
        wait.reset();
    }

    void write(byte[] bytes, int offset, int length, TransferBudget budget) throws ConnectionLost {
        if (length > buffer.length - count) {
            flush(budget);
            if (length > buffer.length) {
                send(bytes, offset, length, budget);
                return;
            }
        }
        System.arraycopy(bytes, offset, buffer, count, length);
        count += length;
    }

    /** Writes characters up to U+00FF as a byte each. */
    @SuppressWarnings("deprecation")
    void write(String latin1, TransferBudget budget) throws ConnectionLost {
        int length = latin1.length();
        int from = 0;
        while (from < length) {
            if (count == buffer.length) {
                flush(budget);
            }
            int part = Math.min(length - from, buffer.length - count);
            // Takes the low byte of each character, which is all there is to ISO-8859-1.
            latin1.getBytes(from, from + part, buffer, count);
            count += part;
            from += part;
        }
    }

    void flush(TransferBudget budget) throws ConnectionLost {
        if (count > 0) {
            int length = count;
            count = 0;
            send(buffer, 0, length, budget);
        }
    }

    private void send(byte[] bytes, int offset, int length, TransferBudget budget) throws ConnectionLost {
        int end = offset + length;
        for (int from = offset; from < end; from += PIECE) {
            int piece = Math.min(PIECE, end - from);
            wait.writing(budget.deadline());
            try {
                if (sent > 0 && !isPrompt) {
                    // What is sent first is so anyway; to ask for it takes a millisecond when a server starts.
                    wait.socket().setTcpNoDelay(true);
                    isPrompt = true;
                }
                stream.write(bytes, from, piece);
            } catch (IOException failure) {
                lost = true;
                throw new ConnectionLost("the client has gone", failure);
            }
            wait.done();
            budget.moved(piece);
            sent += piece;
        }
    }
}

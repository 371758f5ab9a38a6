package dev.wasm2jar.runtime.http;

import java.io.IOException;
import java.io.InputStream;

/** What comes from a client, with a buffer that holds at least a header section. */
final class SocketInput {

    private static final int INITIAL_SIZE = 4096;

    /** The bytes that have come and have not been used are those from {@link #position} to {@link #end}. */
    byte[] buffer = new byte[INITIAL_SIZE];
    int position;
    int end;

    private final InputStream stream;
    private final ClientWait wait;

    SocketInput(InputStream stream, ClientWait wait) {
        this.stream = stream;
        this.wait = wait;
    }

    int available() {
        return end - position;
    }

    /** What can be read without waiting: those bytes, or if there are none, those that the system has. */
    int arrived() {
        if (available() > 0) {
            return available();
        }
        try {
            return stream.available();
        } catch (IOException gone) {
            // A read tells.
            return 0;
        }
    }

    /**
     * Waits for the first byte of a request.
     *
     * @return false if none will come
     */
    boolean awaitRequest(int milliseconds) throws ConnectionLost {
        if (available() > 0) {
            return true;
        }
        wait.idle(milliseconds);
        int count = receive();
        return wait.wake() && count > 0;
    }

    /**
     * Waits for more bytes after those that are there, which keep their distance from {@link #position}.
     *
     * @param until when to give up, on the clock of {@link System#nanoTime}
     * @throws BadRequest after that
     * @throws ConnectionLost if no more will come
     */
    void await(long until) throws BadRequest, ConnectionLost {
        wait.reading(until);
        int count = receive();
        wait.done();
        requireBytes(count);
    }

    /** Waits for bytes, those of the buffer or else new ones, and passes on as many as there are. */
    int read(byte[] target, int offset, int length, TransferBudget budget) throws BadRequest, ConnectionLost {
        if (available() == 0) {
            if (length >= buffer.length) {
                return readDirectly(target, offset, length, budget);
            }
            await(budget);
        }
        int count = Math.min(length, available());
        System.arraycopy(buffer, position, target, offset, count);
        position += count;
        return count;
    }

    /** The next byte. */
    int read(TransferBudget budget) throws BadRequest, ConnectionLost {
        if (available() == 0) {
            await(budget);
        }
        return buffer[position++] & 0xff;
    }

    private void await(TransferBudget budget) throws BadRequest, ConnectionLost {
        await(budget.deadline());
        budget.moved(available());
    }

    private int readDirectly(byte[] target, int offset, int length, TransferBudget budget)
            throws BadRequest, ConnectionLost {
        wait.reading(budget.deadline());
        int count;
        try {
            count = stream.read(target, offset, length);
        } catch (IOException failure) {
            throw new ConnectionLost("the client has gone", failure);
        }
        wait.done();
        requireBytes(count);
        budget.moved(count);
        return count;
    }

    private void requireBytes(int count) throws BadRequest, ConnectionLost {
        if (count <= 0) {
            if (wait.hasExpired()) {
                throw new BadRequest(408, "The request took too long to arrive.");
            }
            throw new ConnectionLost("the client has gone in the middle of a request", null);
        }
    }

    private int receive() throws ConnectionLost {
        makeRoom();
        int count;
        try {
            count = stream.read(buffer, end, buffer.length - end);
        } catch (IOException failure) {
            throw new ConnectionLost("the client has gone", failure);
        }
        end += Math.max(0, count);
        return count;
    }

    private void makeRoom() {
        if (position == end) {
            position = 0;
            end = 0;
        } else if (end == buffer.length) {
            byte[] target = position > 0 ? buffer : new byte[2 * buffer.length];
            System.arraycopy(buffer, position, target, 0, available());
            buffer = target;
            end -= position;
            position = 0;
        }
    }

    /**
     * Reads and forgets what comes, until nothing more comes or it has been enough.
     *
     * @throws IOException when nothing came for a while
     */
    void drain(long bytes, long until) throws IOException {
        long left = bytes;
        while (left > 0 && System.nanoTime() - until < 0) {
            int count = stream.read(buffer);
            if (count < 0) {
                return;
            }
            left -= count;
        }
    }
}

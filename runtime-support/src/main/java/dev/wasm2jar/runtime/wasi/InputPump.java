package dev.wasm2jar.runtime.wasi;

import dev.wasm2jar.runtime.Trap;
import java.io.IOException;
import java.io.InputStream;

/**
 * Tells whether a stream has something to read, or has ended, without waiting for it.
 *
 * <p>An InputStream says how much is available, but 0 both when nothing has come yet and when nothing ever will. Only a
 * read tells these apart, and it may wait for ever; so a thread of its own reads ahead, one buffer at a time and only
 * when someone asks. After that all reads go through this class.
 */
final class InputPump implements Runnable {

    /** There is nothing to read yet. */
    static final int NOT_NOW = -2;

    /**
     * How long a first question waits for the thread to answer, in milliseconds: a file or a closed pipe answers at
     * once, and a guest that asks only once and with no timeout should hear of it.
     */
    private static final int GRACE = 20;

    private final InputStream stream;
    private final byte[] buffer = new byte[32 << 10];
    private int next;
    private int end;
    private boolean ended;
    private IOException failure;
    private boolean reading;
    private PollWait waiting;

    InputPump(InputStream stream) {
        this.stream = stream;
    }

    /** As {@link Descriptor#poll}. */
    synchronized int poll(PollWait wait) throws IOException {
        if (next == end && !ended && failure == null && !reading) {
            int available = stream.available();
            if (available > 0) {
                wait.bytes = available;
                return Errno.SUCCESS;
            }
            start();
            pause(GRACE);
        }
        if (failure != null) {
            throw failure;
        }
        wait.bytes = end - next;
        wait.hangup = ended;
        return end > next || ended ? Errno.SUCCESS : Descriptor.PENDING;
    }

    synchronized void enlist(PollWait wait) {
        waiting = wait;
        if (!reading) {
            wait.wake();
        }
    }

    /** Waits until there is something to read, or never will be; an interrupted thread stops waiting. */
    synchronized void await() throws IOException {
        if (next == end && !ended && failure == null && !reading && stream.available() == 0) {
            start();
        }
        while (reading) {
            pause(0);
        }
    }

    /**
     * Reads what was read ahead, or waits for it.
     *
     * @param block whether to wait for what is being read
     * @return the count, -1 at the end, or {@link #NOT_NOW}: if {@code block} was asked for, the caller may now read
     *     from the stream itself
     */
    synchronized int read(byte[] target, int offset, int length, boolean block) throws IOException {
        if (!block && next == end && !ended && failure == null && !reading && stream.available() == 0) {
            start();
            pause(GRACE);
        }
        while (block && reading) {
            pause(0);
        }
        if (next < end) {
            int count = Math.min(length, end - next);
            System.arraycopy(buffer, next, target, offset, count);
            next += count;
            return count;
        }
        if (failure != null) {
            IOException reported = failure;
            failure = null;
            throw reported;
        }
        if (ended) {
            return -1;
        }
        if (!reading && stream.available() > 0) {
            return stream.read(target, offset, length);
        }
        return NOT_NOW;
    }

    private void start() {
        reading = true;
        Thread thread = new Thread(this, "wasi-stdin");
        thread.setDaemon(true);
        thread.start();
    }

    private void pause(long milliseconds) {
        if (!reading) {
            return;
        }
        try {
            wait(milliseconds);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new Trap(Trap.INTERRUPTED);
        }
    }

    @Override
    public void run() {
        int count = 0;
        IOException thrown = null;
        try {
            // Outside the monitor, as it may take for ever; nobody else reads while "reading" is set.
            count = stream.read(buffer, 0, buffer.length);
        } catch (IOException failed) {
            thrown = failed;
        }
        synchronized (this) {
            reading = false;
            failure = thrown;
            next = 0;
            end = Math.max(count, 0);
            ended = count < 0;
            notifyAll();
            if (waiting != null) {
                waiting.wake();
                waiting = null;
            }
        }
    }
}

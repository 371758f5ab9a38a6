package dev.wasm2jar.runtime.http;

import java.io.IOException;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What a connection waits for, and until when. The connection's thread blocks without a timeout of its own; {@link
 * Watchdog} looks at all connections now and then and wakes those that wait too long.
 */
final class ClientWait {

    // States. Only a connection between two requests can be closed by others at any moment.
    private static final int WORKING = 0;
    private static final int IDLE = 1;
    private static final int READING = 2;
    private static final int WRITING = 3;
    private static final int ENDING = 4;

    private final Socket socket;
    private final AtomicInteger state = new AtomicInteger(WORKING);
    private volatile long deadline;
    private volatile boolean expired;

    ClientWait(Socket socket) {
        this.socket = socket;
    }

    Socket socket() {
        return socket;
    }

    /** Waits for the first byte of a request. */
    void idle(long milliseconds) {
        deadline = System.nanoTime() + milliseconds * 1_000_000;
        state.compareAndSet(WORKING, IDLE);
    }

    /** Ends the wait for a request. False if the connection was closed in the meantime. */
    boolean wake() {
        return state.compareAndSet(IDLE, WORKING);
    }

    void reading(long until) {
        deadline = until;
        state.compareAndSet(WORKING, READING);
    }

    void writing(long until) {
        deadline = until;
        state.compareAndSet(WORKING, WRITING);
    }

    /** Ends a wait for bytes to come or to go. */
    void done() {
        int now = state.get();
        if (now == READING || now == WRITING) {
            state.compareAndSet(now, WORKING);
        }
    }

    /** Whether a wait took too long. */
    boolean hasExpired() {
        return expired;
    }

    /** Looks whether the connection waits too long. */
    void check(long now) {
        int waiting = state.get();
        if (waiting == WORKING || now - deadline < 0) {
            return;
        }
        expired = true;
        if (waiting == IDLE) {
            closeIfIdle();
        } else if (waiting == READING) {
            // The reader sees the end of its input, and can still say why.
            shutdownInput();
        } else if (waiting == WRITING) {
            close();
        }
    }

    /** Closes the connection if it is between two requests, and nothing of the next has come. */
    boolean closeIfIdle() {
        boolean idle = isIdle() && isSilent() && state.compareAndSet(IDLE, ENDING);
        if (idle) {
            shutdownInput();
        }
        return idle;
    }

    /** Closes the connection whatever it does. */
    void close() {
        try {
            socket.close();
        } catch (IOException ignored) {
            // It is closed all the same.
        }
    }

    /** Lets the connection end with a reset, which no client takes for a proper end. */
    void reset() {
        try {
            socket.setSoLinger(true, 0);
        } catch (IOException alreadyClosed) {
            // Then it is too late.
        }
    }

    boolean isIdle() {
        return state.get() == IDLE;
    }

    /** Until when it waits, or waited last; on the clock of {@link System#nanoTime}. */
    long deadline() {
        return deadline;
    }

    private boolean isSilent() {
        try {
            return socket.getInputStream().available() == 0;
        } catch (IOException alreadyClosed) {
            return true;
        }
    }

    private void shutdownInput() {
        try {
            socket.shutdownInput();
        } catch (IOException alreadyClosed) {
            // Then its thread knows.
        }
    }
}

package dev.wasm2jar.runtime.http;

/**
 * How long a client may keep a transfer waiting: a time to begin with, of which waiting takes away and each byte that
 * moves gives back, up to what there was. Time that is not spent waiting does not count, so the pace of a handler
 * costs the client nothing.
 */
final class TransferBudget {

    private static final long NANOSECONDS_PER_BYTE = 1_000_000 / HttpTimeouts.BYTES_PER_MILLISECOND;

    private final long most;
    private long left;
    private long waitingSince;

    TransferBudget(long milliseconds) {
        most = milliseconds * 1_000_000;
        left = most;
    }

    /** Begins to wait. */
    long deadline() {
        waitingSince = System.nanoTime();
        return waitingSince + left;
    }

    /** Ends to wait. */
    void moved(long bytes) {
        left = Math.min(most, left + bytes * NANOSECONDS_PER_BYTE - (System.nanoTime() - waitingSince));
    }
}

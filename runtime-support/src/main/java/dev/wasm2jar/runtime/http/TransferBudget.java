package dev.wasm2jar.runtime.http;

/**
 * How long a client may keep a transfer waiting: a time to begin with, which grows with each byte that moves. Only time that
 * is spent waiting counts, so the pace of a handler costs the client nothing.
 */
final class TransferBudget {

    private static final long NANOSECONDS_PER_BYTE = 1_000_000 / HttpTimeouts.BYTES_PER_MILLISECOND;

    private long left;
    private long waitingSince;

    TransferBudget(long milliseconds) {
        left = milliseconds * 1_000_000;
    }

    /** Begins to wait. */
    long deadline() {
        waitingSince = System.nanoTime();
        return waitingSince + left;
    }

    /** Ends to wait. */
    void moved(long bytes) {
        left += bytes * NANOSECONDS_PER_BYTE - (System.nanoTime() - waitingSince);
    }
}

package dev.wasm2jar.runtime.wasi;

import dev.wasm2jar.runtime.Trap;

/** One call's wait for descriptors; also what a descriptor says about its readiness. */
final class PollWait {

    /** How many bytes can be read or written. */
    long bytes;

    /** Whether the other end is gone. */
    boolean hangup;

    /** Waits for sockets too; null as long as none is waited for. */
    volatile Waker waker;

    private volatile boolean woken;

    /** Ends the wait; from any thread. */
    void wake() {
        synchronized (this) {
            woken = true;
            notifyAll();
        }
        Waker current = waker;
        if (current != null) {
            current.wake();
        }
    }

    /** Waits until woken, or so long; 0 or less does not wait, {@link Long#MAX_VALUE} waits for ever. */
    void await(long nanoseconds) {
        if (waker != null) {
            if (!woken) {
                waker.await(nanoseconds);
            }
        } else {
            awaitMonitor(nanoseconds);
        }
        if (Thread.currentThread().isInterrupted()) {
            throw new Trap(Trap.INTERRUPTED);
        }
    }

    private synchronized void awaitMonitor(long nanoseconds) {
        long deadline = System.nanoTime() + nanoseconds;
        long left = nanoseconds;
        try {
            while (!woken && left > 0) {
                if (nanoseconds == Long.MAX_VALUE) {
                    wait();
                } else {
                    // Rounded up: to wake a moment early would spin.
                    wait(left / 1_000_000 + 1);
                    left = deadline - System.nanoTime();
                }
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** A way to wait that something other than a monitor can end. */
    abstract static class Waker {

        abstract void wake();

        abstract void await(long nanoseconds);

        abstract void close();
    }
}

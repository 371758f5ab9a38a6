package dev.wasm2jar.runtime.wasi;

import dev.wasm2jar.runtime.Trap;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;

/** The time a guest sees, in nanoseconds. Override it to give a guest another time than the machine's. */
public class HostClock {

    /** Nanoseconds since 1970-01-01T00:00:00Z. */
    public long realtime() {
        Instant now = Instant.now();
        return now.getEpochSecond() * 1_000_000_000L + now.getNano();
    }

    /** Nanoseconds since some moment in the past; never goes back. */
    public long monotonic() {
        // nanoTime may start below zero, but the guest's timestamps are unsigned.
        return System.nanoTime() - ORIGIN + 1;
    }

    /** The resolution of both clocks. */
    public long resolution() {
        return 1;
    }

    /** Lets so much time pass; it may return early. */
    public void sleep(long nanoseconds) {
        LockSupport.parkNanos(nanoseconds);
        if (Thread.currentThread().isInterrupted()) {
            throw new Trap(Trap.INTERRUPTED);
        }
    }

    private static final long ORIGIN = System.nanoTime();
}

package dev.wasm2jar.runtime.js;

import java.time.ZoneId;

/** The time as {@code Date} and {@code performance} see it. */
public interface JsClock {

    /** Milliseconds since 1970-01-01T00:00:00Z, for {@code Date.now()}. */
    double now();

    /** Milliseconds since the clock began, with a fraction, for {@code performance.now()}; never goes back. */
    double elapsed();

    /**
     * Waits, for a timer: really, unless a clock says otherwise.
     *
     * @param milliseconds more than 0
     */
    default void sleep(double milliseconds) throws InterruptedException {
        Thread.sleep((long) Math.ceil(milliseconds));
    }

    /** The time zone of local times. */
    ZoneId zone();
}

package dev.wasm2jar.benchmarks.compare;

/**
 * When a section should be done.
 *
 * @param nanoTime by {@link System#nanoTime}
 */
record Deadline(long nanoTime) {

    static Deadline in(double seconds) {
        return new Deadline(System.nanoTime() + (long) (seconds * 1e9));
    }

    boolean isOver() {
        return System.nanoTime() - nanoTime > 0;
    }
}

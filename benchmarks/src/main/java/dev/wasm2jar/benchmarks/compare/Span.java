package dev.wasm2jar.benchmarks.compare;

/**
 * For how long a program is run over and over in a process; all but the runs are seconds, counted from its start.
 *
 * @param patience without a gain, after which it is at its peak, which is the end: {@link Peak}
 * @param shortest before this it goes on even at its peak
 * @param limit after this no run begins
 * @param longest that a run may take
 * @param end after this a run is not waited for any more
 */
record Span(double patience, double shortest, double limit, double longest, double end) {

    /** So many times as slow as the fastest engine. */
    static final double HOPELESS = 10;

    /** All runs that end by a time. */
    static Span of(double seconds) {
        return new Span(Double.POSITIVE_INFINITY, seconds, seconds, seconds, seconds);
    }

    /** How long a run may take that begins now. */
    double longest(double now) {
        return Math.min(longest, end - now);
    }

    /** Whether an engine is so slow after half of its time that it need not be measured better. */
    boolean isHopeless(double now, double run, double fastest) {
        return now >= limit / 2 && run > fastest * HOPELESS;
    }

    boolean isOver(double now, Peak peak) {
        return now >= limit || now >= shortest && peak.isReached();
    }
}

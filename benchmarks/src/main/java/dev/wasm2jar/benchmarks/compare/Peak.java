package dev.wasm2jar.benchmarks.compare;

/**
 * Whether a program that runs over and over still gets faster: it is at its peak when no run has been much faster than
 * those before for some time. All engines are judged by it alike.
 */
final class Peak {

    /** What takes more than this part of the time of the best run before is no gain: single runs differ by as much. */
    private static final double GAIN = 0.97;
    /** Fewer runs without a gain say nothing. */
    private static final int FEWEST = 4;

    private final double patience;
    /** The run that was a gain. */
    private double best = Double.POSITIVE_INFINITY;
    private double since;
    private double last;
    private int runsSince;

    /** @param patience seconds without a gain after which none is waited for */
    Peak(double patience) {
        this.patience = patience;
    }

    /**
     * Takes notice of a run.
     *
     * @param end seconds since the process was started
     * @param time that it took, in any unit
     */
    void add(double end, double time) {
        last = end;
        if (time < best * GAIN) {
            best = time;
            since = end;
            runsSince = 0;
        } else {
            runsSince++;
        }
    }

    /** Whether the program has had all of its patience, and enough runs, since the last gain. */
    boolean isReached() {
        return last - since >= patience && runsSince >= FEWEST;
    }
}

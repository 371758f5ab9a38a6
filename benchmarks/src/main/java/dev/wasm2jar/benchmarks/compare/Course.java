package dev.wasm2jar.benchmarks.compare;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A program over and over, from the start of an engine's process on; its clock stands still while the process is stopped.
 *
 * @param runs those that ended
 * @param turns the best run of each turn that counts, milliseconds on a processor; empty if there were none
 * @param outputs digests of what they wrote
 * @param end why it ended before its time, if it did
 * @param isAtPeak whether the program no longer got faster
 * @param memory the most that the process has had, megabytes; 0 if unknown
 */
record Course(List<Run> runs, List<Double> turns, Set<String> outputs, Optional<IOException> end, boolean isAtPeak, double memory) {

    /**
     * One of its runs.
     *
     * @param done seconds since the process was started, at the end of the run
     * @param seconds that it took, on the clock
     * @param cpu milliseconds that its thread was on a processor
     */
    record Run(double done, double seconds, double cpu) {}

    /** What takes at most so many times as long as the best run is near the peak. */
    private static final double NEAR = 1.1;

    /** @param engine one that has not been started; it is closed at the end */
    static Course run(Engine engine, Workload workload, Span span) throws IOException {
        try (Session session = new Session(engine, workload, span)) {
            session.turn(Double.POSITIVE_INFINITY);
            return session.course();
        }
    }

    /** When the last run ended. */
    double lasts() {
        return runs.isEmpty() ? 0 : runs.get(runs.size() - 1).done();
    }

    /** The runs that were done by a time. */
    Course until(double second) {
        return new Course(runs.stream().filter(run -> run.done() <= second).toList(), turns, outputs, end, isAtPeak, memory);
    }

    /** How many runs were done by a time. */
    int doneBy(double second) {
        return until(second).runs().size();
    }

    /** Seconds of the best run; NaN if there was none. */
    double best() {
        return runs.stream().mapToDouble(Run::seconds).min().orElse(Double.NaN);
    }

    /** When the first run ended that took at most 1.1 times as long as the best one. */
    double nearBest() {
        return runs.stream().filter(run -> run.seconds() <= best() * NEAR).mapToDouble(Run::done).findFirst()
                .orElse(Double.NaN);
    }

    /**
     * What a run takes at the end: the lower quartile of the turns that count, or the last run if there were none,
     * milliseconds on a processor. What else runs on the machine makes turns slower, for seconds at a time, and never faster.
     */
    double time() {
        if (turns.isEmpty()) {
            return runs.get(runs.size() - 1).cpu();
        }
        return turns.stream().sorted().skip((turns.size() - 1) / 4).findFirst().orElseThrow();
    }
}

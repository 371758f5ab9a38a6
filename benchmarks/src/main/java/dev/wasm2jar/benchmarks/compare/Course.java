package dev.wasm2jar.benchmarks.compare;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A program over and over, from the start of an engine's process on.
 *
 * @param done seconds since the process was started, at the end of each run
 * @param seconds of each run, on the clock
 */
record Course(List<Double> done, List<Double> seconds) {

    /** What takes at most so many times as long as the best run is at the peak. */
    private static final double PEAK = 1.1;

    /**
     * @param engine one that has not been started
     * @param limit seconds
     */
    static Course run(Engine engine, Workload workload, double limit) throws IOException {
        List<Double> done = new ArrayList<>();
        List<Double> seconds = new ArrayList<>();
        long start = System.nanoTime();
        try (engine) {
            for (double now = 0; now < limit; now = (System.nanoTime() - start) / 1e9) {
                double took = engine.run(workload, limit - now).wall() / 1000;
                seconds.add(took);
                done.add((System.nanoTime() - start) / 1e9);
            }
        } catch (TooLong end) {
            // What is not done by then does not count.
        }
        return new Course(done, seconds);
    }

    /** Runs that were done by a time. */
    int doneBy(double second) {
        return (int) done.stream().filter(end -> end <= second).count();
    }

    /** Seconds of the best run; NaN if there was none. */
    double best() {
        return seconds.stream().mapToDouble(Double::doubleValue).min().orElse(Double.NaN);
    }

    /** When the first run ended that took at most 1.1 times as long as the best one. */
    double peak() {
        for (int i = 0; i < seconds.size(); i++) {
            if (seconds.get(i) <= best() * PEAK) {
                return done.get(i);
            }
        }
        return Double.NaN;
    }
}

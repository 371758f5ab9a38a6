package dev.wasm2jar.benchmarks.compare;

import dev.wasm2jar.benchmarks.Median;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Runs a workload by several engines: each warms up for some time, then they take turns, so that all see the same
 * machine; those that wait are stopped, so that they compile nothing on the others' time. An engine that has used up its
 * time takes no part in later rounds; one that fails or is too slow is left out
 * and named.
 *
 * @param warmup seconds of runs that do not count, for each engine; there is one such run at least, unless this is 0
 * @param rounds rounds that count
 * @param budget seconds for each engine, with warming up; a run that goes beyond it still counts
 * @param longest seconds that a run may take
 */
record Rounds(double warmup, int rounds, double budget, double longest) {

    /** The same for a machine that is slower, or busy, by a factor. */
    Rounds on(double slowness) {
        return new Rounds(warmup, rounds, budget * slowness, longest * slowness);
    }

    Result run(Workload workload, Map<String, Engine> engines) {
        Map<String, Attempt> attempts = new LinkedHashMap<>();
        engines.forEach((name, engine) -> attempts.put(name, new Attempt(workload, engine)));
        attempts.values().forEach(Attempt::warmUp);
        for (int round = 0; round < rounds; round++) {
            attempts.values().forEach(Attempt::count);
        }
        Map<String, Outcome> outcomes = new LinkedHashMap<>();
        Map<String, Set<String>> outputs = new LinkedHashMap<>();
        attempts.forEach((name, attempt) -> {
            outcomes.put(name, attempt.outcome());
            outputs.put(name, attempt.outputs);
        });
        System.err.println(workload.name() + " " + outcomes);
        return new Result(workload, outcomes, outputs);
    }

    /** Engines that get faster have not done so before. */
    private static final int FEWEST_TO_BE_WARM = 3;

    /** One engine's part. */
    private final class Attempt {

        private final Workload workload;
        private final Engine engine;
        private final List<Double> warmingUp = new ArrayList<>();
        private final List<Double> counted = new ArrayList<>();
        private final Set<String> outputs = new LinkedHashSet<>();
        private double used;
        /** What has ended it before its time; null if nothing has. */
        private Outcome end;

        Attempt(Workload workload, Engine engine) {
            this.workload = workload;
            this.engine = engine;
        }

        void warmUp() {
            while (end == null && used < warmup && (warmingUp.isEmpty() || engine.isWarmingUp())) {
                run(warmingUp);
            }
            pause();
        }

        void count() {
            if (end == null && used < budget) {
                run(counted);
            }
            pause();
        }

        private void pause() {
            try {
                engine.pause();
            } catch (IOException failure) {
                end = new Outcome.Failed(failure.getMessage());
            }
        }

        private void run(List<Double> times) {
            try {
                Sample sample = engine.run(workload, longest);
                times.add(sample.cpu());
                used += sample.wall() / 1000;
                outputs.add(sample.output());
            } catch (TooLong slow) {
                end = new Outcome.GivenUp(slow.seconds());
            } catch (IOException failure) {
                end = new Outcome.Failed(failure.getMessage());
            }
        }

        /** Of an engine that had no time left after warming up, the last run is better than nothing. */
        Outcome outcome() {
            if (end instanceof Outcome.Failed || counted.isEmpty() && warmingUp.isEmpty()) {
                return end;
            }
            boolean isWarm = !counted.isEmpty()
                    && (!engine.isWarmingUp() || warmingUp.size() >= FEWEST_TO_BE_WARM);
            double cpu = counted.isEmpty() ? warmingUp.get(warmingUp.size() - 1) : Median.of(counted);
            return new Outcome.Measured(cpu, isWarm, engine.memory());
        }
    }
}

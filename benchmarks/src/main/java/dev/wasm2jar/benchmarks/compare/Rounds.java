package dev.wasm2jar.benchmarks.compare;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Runs a workload by several engines in turn, so that all see the same machine. An engine that has used up its time takes
 * no part in later rounds; an engine that fails is left out and named.
 *
 * @param warmup rounds that do not count, for engines that get further
 * @param rounds rounds that count
 * @param budget milliseconds for each engine
 */
record Rounds(int warmup, int rounds, double budget) {

    /**
     * What came out.
     *
     * @param times the median of what an engine's thread was on a processor, milliseconds
     * @param samples how many runs that is the median of
     * @param failures what kept an engine from it
     * @param agree whether all wrote the same output
     */
    record Result(
            Workload workload, Map<String, Double> times, Map<String, Integer> samples, Map<String, String> failures,
            boolean agree) {

        /** How many times as long as another engine; NaN if one is missing. */
        double ratio(String engine, String to) {
            return times.getOrDefault(engine, Double.NaN) / times.getOrDefault(to, Double.NaN);
        }
    }

    Result run(Workload workload, Map<String, Engine> engines) {
        Map<String, List<Sample>> samples = new LinkedHashMap<>();
        Map<String, String> failures = new HashMap<>();
        Map<String, Double> used = new HashMap<>();
        Set<String> outputs = new LinkedHashSet<>();
        for (int round = 0; round < warmup + rounds; round++) {
            for (var engine : engines.entrySet()) {
                String name = engine.getKey();
                if (failures.containsKey(name) || used.getOrDefault(name, 0.0) > budget) {
                    continue;
                }
                try {
                    Sample sample = engine.getValue().run(workload);
                    samples.computeIfAbsent(name, key -> new ArrayList<>()).add(sample);
                    used.merge(name, sample.wall(), Double::sum);
                    outputs.add(sample.output());
                } catch (IOException failure) {
                    failures.put(name, failure.getMessage());
                    System.err.println(name + ": " + failure.getMessage());
                }
            }
        }
        Map<String, Double> times = new LinkedHashMap<>();
        Map<String, Integer> counts = new HashMap<>();
        samples.forEach((name, all) -> {
            List<Sample> counted = all.subList(Math.min(warmup, all.size() - 1), all.size());
            times.put(name, median(counted));
            counts.put(name, counted.size());
        });
        System.err.println(workload.name() + " " + times);
        return new Result(workload, times, counts, failures, outputs.size() == 1);
    }

    private static double median(List<Sample> samples) {
        return median(samples.stream().mapToDouble(Sample::cpu).toArray());
    }

    static double median(double[] values) {
        double[] sorted = values.clone();
        java.util.Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /** The geometric mean of the ratios that there are. */
    static double geometricMean(List<Result> results, String engine, String to) {
        double[] logarithms = results.stream()
                .mapToDouble(result -> Math.log(result.ratio(engine, to)))
                .filter(value -> !Double.isNaN(value))
                .toArray();
        double sum = 0;
        for (double value : logarithms) {
            sum += value;
        }
        return Math.exp(sum / logarithms.length);
    }
}

package dev.wasm2jar.benchmarks.compare;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What became of a workload.
 *
 * @param outcomes by the names of engines, those that took part
 * @param outputs digests of what each wrote, in all of its runs
 */
record Result(Workload workload, Map<String, Outcome> outcomes, Map<String, Set<String>> outputs) {

    /** The engines that ever wrote something else than most do. */
    List<String> differing() {
        Map<String, Long> engines = outputs.values().stream().flatMap(Set::stream)
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        String usual = engines.entrySet().stream().max(Map.Entry.comparingByValue()).map(Map.Entry::getKey).orElse(null);
        return outputs.entrySet().stream()
                .filter(entry -> entry.getValue().stream().anyMatch(output -> !output.equals(usual)))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** How many times as long as another engine; NaN if one is missing. */
    double ratio(String engine, String to) {
        return time(engine) / time(to);
    }

    private double time(String engine) {
        return outcomes.get(engine) instanceof Outcome.Measured measured ? measured.cpu() : Double.NaN;
    }

    /** The geometric mean of the ratios that there are; NaN if there is none. */
    static double geometricMean(List<Result> results, String engine, String to) {
        return Math.exp(results.stream()
                .mapToDouble(result -> Math.log(result.ratio(engine, to)))
                .filter(Double::isFinite)
                .average()
                .orElse(Double.NaN));
    }
}

package dev.wasm2jar.benchmarks.compare;

import java.util.List;
import java.util.Map;

/**
 * What became of a workload.
 *
 * @param outcomes by the names of engines, those that took part
 * @param agree whether all wrote the same output
 */
record Result(Workload workload, Map<String, Outcome> outcomes, boolean agree) {

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

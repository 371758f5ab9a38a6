package dev.wasm2jar.benchmarks;

import java.util.List;

/** The middle of measurements. */
public final class Median {

    private Median() {}

    /** The value that as many are below as above; between two of them if their number is even. */
    public static double of(List<Double> values) {
        double[] sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}

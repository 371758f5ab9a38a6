package dev.wasm2jar.benchmarks.compare;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Eleven kernels in C by engines that compile. */
final class KernelsSection implements Section {

    /** What one kernel may take longer for no reason, as a part of its time. */
    private static final double RESOLUTION = 0.02;

    @Override
    public String name() {
        return "kernels";
    }

    @Override
    public String title() {
        return "Kernels";
    }

    @Override
    public int seconds() {
        return 110;
    }

    @Override
    public void write(Setup setup, Report report, Deadline deadline) throws IOException {
        report.paragraph("Eleven kernels in C, `testsuite/guests/src/kernels.c`, one after the other in the same"
                + " process.");
        boolean isSmoke = setup.effort() == Effort.SMOKE;
        List<Workload> kernels = isSmoke ? setup.workloads().smallKernels() : setup.workloads().kernels();
        List<Result> results = setup.compare(kernels, Engines.COMPILED, setup.effort().kernels, deadline);
        Engines.TABLE.write(results, report);
        ProgramsSection.missing(kernels, results, report);
        atMost(1.2, Engines.NATIVE, results, report);
        atMost(1.15, Engines.V8, results, report);
        atMost(0.5, Engines.ENDIVE, results, report);
        slowerThan(Engines.ENDIVE, results, report);
        setup.image("kernels.svg", BarChart.of("Kernels: times as long as native code", results,
                Engines.COMPILED.subList(0, 5), Engines.NATIVE));
        report.image("Kernels: times as long as native code", "kernels.svg");
    }

    private static void atMost(double most, String engine, List<Result> results, Report report) {
        double mean17 = Result.geometricMean(results, Engines.OURS_17, engine);
        double mean25 = Result.geometricMean(results, Engines.OURS, engine);
        report.goal("at most " + most + " times as long as " + engine + ", geometric mean",
                mean17 <= most && mean25 <= most,
                String.format(Locale.ROOT, "%.2f on JDK 17, %.2f on 25", mean17, mean25));
    }

    private static void slowerThan(String engine, List<Result> results, Report report) {
        List<String> slower = new ArrayList<>();
        for (String own : List.of(Engines.OURS_17, Engines.OURS)) {
            for (Result result : results) {
                double ratio = result.ratio(own, engine);
                if (ratio > 1 + RESOLUTION) {
                    slower.add(String.format(Locale.ROOT, "%s on %s, %.2f times", result.workload().name(),
                            own.replace("wasm2jar, ", ""), ratio));
                }
            }
        }
        report.goal(String.format(Locale.ROOT, "no kernel takes longer than by %s, by more than the %.0f %% that medians of"
                        + " the same code differ by", engine, RESOLUTION * 100), slower.isEmpty(),
                slower.isEmpty() ? "none does" : String.join("; ", slower));
    }
}

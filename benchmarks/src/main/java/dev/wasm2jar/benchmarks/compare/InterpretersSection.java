package dev.wasm2jar.benchmarks.compare;

import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** The kernels with less work, by engines that interpret. */
final class InterpretersSection implements Section {

    private static final List<String> ENGINES =
            List.of(Engines.OURS_17, Engines.OURS, Engines.ENDIVE_INTERPRETER, Engines.GRAAL_INTERPRETER);
    private static final int LEAST = 50;

    @Override
    public String name() {
        return "interpreters";
    }

    @Override
    public String title() {
        return "Interpreters";
    }

    @Override
    public int seconds() {
        return 50;
    }

    @Override
    public void write(Setup setup, Report report, Deadline deadline) throws IOException {
        report.paragraph("The same kernels with less work.");
        List<Workload> kernels = setup.workloads().smallKernels();
        List<Result> results = setup.compare(kernels, ENGINES, setup.effort().interpreted, deadline);
        new TimesTable(ENGINES, ENGINES.subList(0, 2), ENGINES.subList(2, 4)).write(results, report);
        ProgramsSection.missing(kernels, results, report);
        double times17 = 1 / Result.geometricMean(results, Engines.OURS_17, Engines.ENDIVE_INTERPRETER);
        double times25 = 1 / Result.geometricMean(results, Engines.OURS, Engines.ENDIVE_INTERPRETER);
        report.goal("at least " + LEAST + " times as fast as Endive's interpreter, geometric mean",
                times17 >= LEAST && times25 >= LEAST,
                String.format(Locale.ROOT, "%.0f times on JDK 17, %.0f on 25", times17, times25));
    }
}

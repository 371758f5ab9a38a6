package dev.wasm2jar.benchmarks.compare;

import java.io.IOException;
import java.util.List;

/** Eleven kernels in C by engines that compile. */
final class KernelsSection implements Section {

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
        setup.image("kernels.svg", BarChart.of("Kernels: times as long as native code", results,
                Engines.COMPILED.subList(0, 5), Engines.NATIVE));
        report.image("Kernels: times as long as native code", "kernels.svg");
    }
}

package dev.wasm2jar.benchmarks.compare;

import dev.wasm2jar.benchmarks.ObjectBenchmark;
import java.util.LinkedHashMap;
import java.util.Map;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Programs on garbage-collected objects, by JMH. */
final class ObjectsSection implements Section {

    @Override
    public String name() {
        return "objects";
    }

    @Override
    public String title() {
        return "Garbage-collected objects";
    }

    @Override
    public int seconds() {
        return 60;
    }

    @Override
    public void write(Setup setup, Report report, Deadline deadline) throws RunnerException {
        var options = new OptionsBuilder();
        options.verbosity(VerboseMode.SILENT).include(ObjectBenchmark.class.getSimpleName())
                .jvm(setup.engines().java25().toString())
                .jvmArgsPrepend("-Dwasm2jar.root=" + setup.root(),
                        "-Dwasm2jar.node=" + setup.engines().node())
                .warmupIterations(Math.max(1, setup.effort().iterations / 2))
                .measurementIterations(setup.effort().iterations);
        Map<String, Map<String, Double>> times = new LinkedHashMap<>();
        for (RunResult result : new Runner(options.build()).run()) {
            times.computeIfAbsent(result.getParams().getParam("program").replaceAll(" .*", ""),
                            program -> new LinkedHashMap<>())
                    .put(result.getParams().getParam("engine"), result.getPrimaryResult().getScore());
        }
        report.paragraph("WebAssembly GC, by JMH (`ObjectBenchmark`): binary trees, a sieve on a GC array, and"
                + " insertions into a"
                        + " search tree; JDK 25, V8, and the same in Java; averages on the clock.")
                .head("", "wasm2jar, ms", "V8, ms", "Java, ms", "to V8", "to Java");
        times.forEach((program, row) -> {
            double ours = row.get("wasm2jar");
            report.row(program, Report.number(ours), Report.number(row.get("node")), Report.number(row.get("java")),
                    Report.number(ours / row.get("node")), Report.number(ours / row.get("java")));
        });
        report.line("");
    }
}

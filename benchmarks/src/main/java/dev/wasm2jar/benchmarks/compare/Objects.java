package dev.wasm2jar.benchmarks.compare;

import dev.wasm2jar.benchmarks.ObjectBenchmark;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** Programs on garbage-collected objects, by JMH. */
final class Objects {

    private Objects() {}

    static void report(Engines engines, Path root, int iterations, Report report) throws RunnerException {
        var options = new OptionsBuilder();
        options.include(ObjectBenchmark.class.getSimpleName())
                .jvm(engines.java25().toString())
                .jvmArgsPrepend("-Dwasm2jar.root=" + root, "-Dwasm2jar.node=" + engines.node())
                .warmupIterations(Math.max(1, iterations - 1))
                .measurementIterations(iterations);
        Map<String, Map<String, Double>> times = new LinkedHashMap<>();
        for (RunResult result : new Runner(options.build()).run()) {
            times.computeIfAbsent(result.getParams().getParam("program").replaceAll(" .*", ""),
                            program -> new LinkedHashMap<>())
                    .put(result.getParams().getParam("engine"), result.getPrimaryResult().getScore());
        }
        report.line("## Garbage-collected objects").line("")
                .line("WebAssembly GC, by JMH (`ObjectBenchmark`): binary trees, a sieve on a GC array, and insertions"
                        + " into a search tree; JDK 25, V8, and the same in Java; averages on the clock.").line("")
                .line("| | wasm2jar, ms | V8, ms | Java, ms | to V8 | to Java |")
                .line("|---|---:|---:|---:|---:|---:|");
        times.forEach((program, row) -> report.line("| %s | %.1f | %.1f | %.1f | %.2f | %.2f |", program,
                row.get("wasm2jar"), row.get("node"), row.get("java"), row.get("wasm2jar") / row.get("node"),
                row.get("wasm2jar") / row.get("java")));
        report.line("");
    }
}

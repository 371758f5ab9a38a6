package dev.wasm2jar.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** Runs the benchmarks behind the figures of the README and prints them as Markdown tables. */
public final class Figures {

    private Figures() {}

    /** @param arguments what to run: {@code kernels}, {@code compile [module]}, {@code start jar}, {@code http} */
    public static void main(String[] arguments) throws Exception {
        switch (arguments.length == 0 ? "" : arguments[0]) {
            case "kernels" -> kernels();
            case "compile" -> compile(arguments.length > 1 ? arguments[1] : "rust-wasiapp.wasm");
            case "instances" -> instances();
            case "start" -> start(Path.of(arguments[1]));
            case "http" -> HttpFigures.print();
            default -> {
                System.err.println(
                        "usage: benchmarks/run kernels | compile [FILE.wasm] | start FILE.jar | instances | http");
                System.exit(2);
            }
        }
    }

    private static OptionsBuilder options(Class<?> benchmark) {
        var options = new OptionsBuilder();
        options.include(benchmark.getSimpleName())
                .jvmArgsAppend("-Dwasm2jar.root=" + ProjectFiles.root(), "-Xss8m");
        return options;
    }

    private static void kernels() throws RunnerException {
        Collection<RunResult> results = new Runner(options(KernelBenchmark.class).build()).run();
        Map<String, Map<String, Double>> times = new LinkedHashMap<>();
        for (RunResult result : results) {
            times.computeIfAbsent(result.getParams().getParam("kernel"), key -> new LinkedHashMap<>())
                    .put(result.getParams().getParam("engine"), result.getPrimaryResult().getScore());
        }
        System.out.println();
        System.out.println("| kernel | wasm2jar, ms | V8, ms | gcc -O2, ms | to native | to V8 |");
        System.out.println("|---|---:|---:|---:|---:|---:|");
        double toNativeSum = 0;
        double toNodeSum = 0;
        for (var row : times.entrySet()) {
            double ours = row.getValue().get("wasm2jar");
            double toNative = ours / row.getValue().get("native");
            double toNode = ours / row.getValue().get("node");
            toNativeSum += Math.log(toNative);
            toNodeSum += Math.log(toNode);
            print("| %s | %.0f | %.0f | %.0f | %.2f | %.2f |%n", row.getKey(), ours, row.getValue().get("node"),
                    row.getValue().get("native"), toNative, toNode);
        }
        print("| geometric mean | | | | %.2f | %.2f |%n", Math.exp(toNativeSum / times.size()),
                Math.exp(toNodeSum / times.size()));
        print("%nJDK %s%n", System.getProperty("java.version"));
    }

    private static void compile(String module) throws RunnerException, IOException {
        var options = options(CompileBenchmark.class);
        options.param("module", module);
        for (RunResult result : new Runner(options.build()).run()) {
            Path file = Files.exists(ProjectFiles.guest(module)) ? ProjectFiles.guest(module) : Path.of(module);
            double megabytes = Files.size(file) / 1e6;
            print("%n%s: %.2f MB in %.0f ms, %.2f MB/s%n", file.getFileName(), megabytes,
                    result.getPrimaryResult().getScore(), megabytes / result.getPrimaryResult().getScore() * 1000);
        }
    }

    private static void instances() throws RunnerException {
        Collection<RunResult> results = new Runner(options(InstanceBenchmark.class).build()).run();
        System.out.println();
        for (RunResult result : results) {
            print("%-12s %8.1f us, the median%n", result.getPrimaryResult().getLabel(),
                    result.getPrimaryResult().getStatistics().getPercentile(50));
        }
    }

    private static void start(Path jar) throws IOException {
        double[] medians = Startup.measure(jar);
        print("bare JVM %.1f ms, %s %.1f ms, %.2f times%n", medians[0], jar.getFileName(), medians[1],
                medians[1] / medians[0]);
    }

    private static void print(String format, Object... values) {
        System.out.printf(Locale.ROOT, format, values);
    }
}

package dev.wasm2jar.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** Eleven compute kernels in C: the same program compiled by wasm2jar, run by V8, and compiled by gcc. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class KernelBenchmark {

    /** A kernel and the size of its work: some tenths of a second each. */
    @Param({"matmul 500", "sieve 20000000", "fib 38", "qsort 1000000", "crc 150", "nbody 2000000", "state 2000000",
            "trees 17", "indirect 100000000", "mandel 1200", "sha256 800000"})
    public String kernel;

    @Param({"wasm2jar", "node", "native"})
    public String engine;

    private Engine runner;
    private String name;
    private int size;

    @Setup(Level.Trial)
    public void start() throws IOException {
        int space = kernel.indexOf(' ');
        name = kernel.substring(0, space);
        size = Integer.parseInt(kernel.substring(space + 1));
        Path module = ProjectFiles.guest("kernels.wasm");
        runner = switch (engine) {
            case "wasm2jar" -> new CompiledEngine(module);
            case "node" -> new NodeEngine(module);
            default -> new NativeEngine();
        };
    }

    @Benchmark
    public String run() throws IOException {
        String output = runner.run(name, size);
        if (!output.startsWith(name)) {
            throw new IllegalStateException("unexpected output: " + output);
        }
        return output;
    }

    @TearDown(Level.Trial)
    public void stop() throws IOException {
        runner.close();
    }
}

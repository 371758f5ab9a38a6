package dev.wasm2jar.benchmarks;

import dev.wasm2jar.compiler.CompiledModule;
import dev.wasm2jar.compiler.Compiler;
import dev.wasm2jar.compiler.CompilerOptions;
import dev.wasm2jar.compiler.host.WasiFunctions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** How long a module takes to compile once the compiler is warm, on all processors. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
public class CompileBenchmark {

    /** A guest, or the path of any module. */
    @Param("rust-wasiapp.wasm")
    public String module;

    private byte[] binary;

    @Setup
    public void read() throws IOException {
        Path guest = ProjectFiles.guest(module);
        binary = Files.readAllBytes(
                Files.exists(guest) ? guest : Path.of(module));
    }

    @Benchmark
    public CompiledModule compile() {
        return Compiler.compile(binary, CompilerOptions.of(module, "wasm.Module").withHost(new WasiFunctions()));
    }
}

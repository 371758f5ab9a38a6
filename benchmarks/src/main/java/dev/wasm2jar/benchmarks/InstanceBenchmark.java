package dev.wasm2jar.benchmarks;

import dev.wasm2jar.compiler.Compiler;
import dev.wasm2jar.compiler.CompilerOptions;
import dev.wasm2jar.compiler.Interruption;
import dev.wasm2jar.compiler.host.WasiFunctions;
import dev.wasm2jar.runtime.Instance;
import dev.wasm2jar.runtime.InstanceGroup;
import dev.wasm2jar.runtime.MemoryPool;
import dev.wasm2jar.runtime.serve.InstancePolicy;
import dev.wasm2jar.runtime.serve.IsolateFactory;
import dev.wasm2jar.runtime.serve.Isolates;
import dev.wasm2jar.runtime.serve.Limits;
import dev.wasm2jar.runtime.wasi.Wasi;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What a fresh instance costs in a warm JVM: of a program in Rust whose memory is 17 pages, 1.1 MB, with 23 KB of data
 * and a table of 185 functions; and what a whole request to one costs.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 7, time = 1)
public class InstanceBenchmark {

    private static final byte[] EVENT = "{\"body\":\"hello\"}".getBytes(StandardCharsets.UTF_8);

    @Param("rust-lambda.wasm")
    public String module;

    private final MemoryPool pool = new MemoryPool(64 << 20);
    private MethodHandle instantiate;
    private Wasi nothing;
    private Isolates<InstanceBenchmark> isolates;

    @Setup
    public void load() throws IOException, ReflectiveOperationException {
        byte[] binary = Files.readAllBytes(ProjectFiles.guest(module));
        CompilerOptions options = CompilerOptions.of(module, "wasm.Module")
                .withHost(new WasiFunctions()).withInterruption(Interruption.CHECKED);
        Class<?> type = Compiler.compile(binary, options).toClassLoader(getClass().getClassLoader())
                .loadClass("wasm.Module");
        instantiate = MethodHandles.publicLookup()
                .findStatic(type, "instantiate", MethodType.methodType(type, Wasi.class))
                .asType(MethodType.methodType(Instance.class, Wasi.class));
        nothing = Wasi.builder().build();
        isolates = new Isolates<>(InstancePolicy.FRESH, Limits.DEFAULT.withTimeout(TimeUnit.SECONDS.toNanos(10)),
                new IsolateFactory<>() {
                    @Override
                    public InstanceBenchmark create() {
                        return InstanceBenchmark.this;
                    }

                    @Override
                    public void close(InstanceBenchmark isolate) {}
                });
    }

    @TearDown
    public void close() {
        isolates.close();
    }

    private Instance instantiate(Wasi wasi) {
        try {
            return (Instance) instantiate.invokeExact(wasi);
        } catch (Throwable failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** From the heap of the JVM, as any Java code that embeds the module does it. */
    @Benchmark
    public Instance fromTheHeap() {
        return instantiate(nothing);
    }

    /** As requests get them, with what is to be done when it ends. */
    @Benchmark
    @SuppressWarnings("try")
    public Instance fromThePool() {
        var group = new InstanceGroup(pool);
        Instance instance;
        try (InstanceGroup.Scope scope = group.enter()) {
            instance = instantiate(nothing);
        }
        group.close();
        return instance;
    }

    /** A request that does nothing: it is handed over to another thread, and that has a deadline. */
    @Benchmark
    public Object handOver() throws IOException {
        return isolates.call(isolate -> isolate);
    }

    /** An event through a fresh instance, as AWS Lambda has them. */
    @Benchmark
    public String request() throws IOException {
        return isolates.call(isolate -> {
            var output = new ByteArrayOutputStream();
            try (Wasi wasi = Wasi.builder().stdin(new ByteArrayInputStream(EVENT)).stdout(output).build()) {
                isolate.instantiate(wasi).function("_start").call();
            }
            return output.toString(StandardCharsets.UTF_8);
        });
    }
}

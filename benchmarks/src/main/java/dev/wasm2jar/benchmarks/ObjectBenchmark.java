package dev.wasm2jar.benchmarks;

import dev.wasm2jar.compiler.Compiler;
import dev.wasm2jar.compiler.CompilerOptions;
import dev.wasm2jar.runtime.FuncRef;
import dev.wasm2jar.runtime.Instance;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
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

/** Programs on garbage-collected objects: compiled by wasm2jar, run by V8, and written in Java. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgsAppend = {"-Xms1g", "-Xmx1g", "-XX:+AlwaysPreTouch"})
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class ObjectBenchmark {

    /** A program, the size of its work, and how many times it does it. */
    @Param({"trees 16 8", "sieve 1000000 10", "insert 100000 2"})
    public String program;

    @Param({"wasm2jar", "node", "java"})
    public String engine;

    private String name;
    private int size;
    private int times;
    private FuncRef function;
    private Process node;
    private PrintStream questions;
    private BufferedReader answers;

    @Setup(Level.Trial)
    public void start() throws IOException, ReflectiveOperationException {
        String[] words = program.split(" ");
        name = words[0];
        size = Integer.parseInt(words[1]);
        times = Integer.parseInt(words[2]);
        switch (engine) {
            case "wasm2jar" -> compile();
            case "node" -> startNode();
            default -> {}
        }
    }

    private void compile() throws IOException, ReflectiveOperationException {
        try (InputStream resource = ObjectBenchmark.class.getResourceAsStream("objects.wasm")) {
            Class<?> type = Compiler.compile(resource.readAllBytes(), CompilerOptions.of("objects", "wasm.Objects"))
                    .toClassLoader(ObjectBenchmark.class.getClassLoader())
                    .loadClass("wasm.Objects");
            function = ((Instance) type.getMethod("instantiate").invoke(null)).function(name);
        }
    }

    private void startNode() throws IOException {
        Files.createDirectories(ProjectFiles.work());
        Path script = copy("objects.mjs");
        Path module = copy("objects.wasm");
        node = new ProcessBuilder(System.getProperty("wasm2jar.node", "node"), script.toString(), module.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        questions = new PrintStream(node.getOutputStream(), true, StandardCharsets.UTF_8);
        answers = new BufferedReader(new InputStreamReader(node.getInputStream(), StandardCharsets.UTF_8));
    }

    private static Path copy(String name) throws IOException {
        Path file = ProjectFiles.work().resolve(name);
        try (InputStream resource = ObjectBenchmark.class.getResourceAsStream(name)) {
            Files.copy(resource, file, StandardCopyOption.REPLACE_EXISTING);
        }
        return file;
    }

    @Benchmark
    public int run() throws IOException {
        return switch (engine) {
            case "wasm2jar" -> (Integer) function.call(size, times)[0];
            case "node" -> {
                questions.println(program);
                yield Integer.parseInt(answers.readLine());
            }
            default -> switch (name) {
                case "trees" -> ObjectPrograms.trees(size, times);
                case "sieve" -> ObjectPrograms.sieve(size, times);
                default -> ObjectPrograms.insert(size, times);
            };
        };
    }

    @TearDown(Level.Trial)
    public void stop() {
        if (node != null) {
            node.destroy();
        }
    }
}

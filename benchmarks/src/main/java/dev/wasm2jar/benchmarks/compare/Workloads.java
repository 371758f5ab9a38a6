package dev.wasm2jar.benchmarks.compare;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is run: the kernels, and programs that the scripts in testsuite/guests build. */
final class Workloads {

    private static final Optional<Path> NOTHING = Optional.empty();
    private static final int TEXT = 1_000_000;

    private final Path root;
    private final Path built;
    /** What the compressors read. */
    private final Optional<Path> text;

    /**
     * @param built the output directory of the scripts
     * @param work for files that are made here
     */
    Workloads(Path root, Path built, Path work) throws IOException {
        this.root = root;
        this.built = built;
        Path whole = built.resolve("input/text.txt");
        this.text = Optional.of(work.resolve("text.txt"));
        if (Files.exists(whole)) {
            try (InputStream input = Files.newInputStream(whole)) {
                Files.write(text.get(), input.readNBytes(TEXT));
            }
        }
    }

    /** Where the programs are. */
    Path built() {
        return built;
    }

    /** Kernels and sizes: about a tenth of a second each, natively. */
    List<Workload> kernels() {
        return kernels("matmul 400", "sieve 8000000", "fib 37", "qsort 400000", "crc 40", "nbody 700000",
                "state 1000000", "trees 16", "indirect 40000000", "mandel 800", "sha256 250000");
    }

    /** The same with much less work, for interpreters. */
    List<Workload> smallKernels() {
        return kernels("matmul 120", "sieve 400000", "fib 26", "qsort 20000", "crc 3", "nbody 40000", "state 40000",
                "trees 11", "indirect 2000000", "mandel 170", "sha256 16000");
    }

    private List<Workload> kernels(String... sizes) {
        List<Workload> workloads = new ArrayList<>();
        for (String kernel : sizes) {
            String[] parts = kernel.split(" ");
            workloads.add(new Workload(parts[0], root.resolve("testsuite/guests/wasm/kernels.wasm"),
                    List.of("kernels", parts[0], parts[1]), NOTHING, List.of(), built.resolve("kernels")));
        }
        return workloads;
    }

    /**
     * Real programs: cases.tsv of the guests with less work, about a tenth of a second each, natively. Those that slower
     * engines end in some seconds come first, since engines that are given up on are not asked again.
     */
    List<Workload> programs() {
        return List.of(
                json(),
                program("lz4", "lz4", "lz4", text, "-9", "-c"),
                sqlite(),
                lua(),
                duktape(),
                program("jq", "jq", "jq", NOTHING, "-n", "-c", "--argjson", "records", "2000", "-f", "/work/bench.jq"),
                program("bzip2", "bzip2", "bzip2", text, "-9", "-c"),
                program("Brotli", "brotli", "brotli", text, "-q", "9", "-c"));
    }

    Workload sqlite() {
        Path input = root.resolve("testsuite/guests/sqlite/speed.sql");
        return program("SQLite", "sqlite", "sqlite3", Optional.of(input),
                "-cmd", "create table scale as select 5 as percent");
    }

    Workload lua() {
        return program("Lua", "lua", "lua", NOTHING, "/work/bench.lua", "10");
    }

    Workload duktape() {
        return program("Duktape", "duktape", "duk", NOTHING, "/work/part.js", "/work/bench.js");
    }

    /** One loop in JavaScript, by an interpreter whose own loop is one large function. */
    Workload loop() {
        return program("loop", "duktape", "duk", NOTHING, "/work/loop.js");
    }

    Workload json() {
        return program("JSON", "json", "json", NOTHING, "400", "10");
    }

    private Workload program(String name, String folder, String program, Optional<Path> input, String... arguments) {
        List<String> words = new ArrayList<>(List.of(program));
        words.addAll(List.of(arguments));
        return new Workload(name, built.resolve(program + ".wasm"), words, input,
                List.of(root.resolve("testsuite/guests").resolve(folder) + "::/work"), built.resolve(program));
    }
}

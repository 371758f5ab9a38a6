package dev.wasm2jar.benchmarks.compare;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is run: the kernels, and programs that the scripts in testsuite/guests build. */
final class Workloads {

    private final Path root;
    private final Path built;

    /** @param built the output directory of the scripts */
    Workloads(Path root, Path built) {
        this.root = root;
        this.built = built;
    }

    /** Kernels and sizes: some tenths of a second each, natively. */
    List<Workload> kernels() {
        return kernels("matmul 500", "sieve 20000000", "fib 38", "qsort 1000000", "crc 150", "nbody 2000000",
                "state 2000000", "trees 17", "indirect 100000000", "mandel 1200", "sha256 800000");
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
                    List.of("kernels", parts[0], parts[1]), Optional.empty(), List.of(), built.resolve("kernels")));
        }
        return workloads;
    }

    /** Real programs, as cases.tsv of the guests has them. */
    List<Workload> programs() {
        return List.of(
                program("SQLite", "sqlite", "sqlite3", "", "/work/speed.sql"),
                program("Lua", "lua", "lua", "/work/bench.lua", "-"),
                program("Duktape", "duktape", "duk", "/work/bench.js", "-"),
                program("jq", "jq", "jq", "-n -c -f /work/bench.jq", "-"),
                program("bzip2", "bzip2", "bzip2", "-9 -c", "/input/text.txt"),
                program("lz4", "lz4", "lz4", "-9 -c", "/input/text.txt"),
                program("Brotli", "brotli", "brotli", "-q 9 -c", "/input/text.txt"));
    }

    private Workload program(String name, String folder, String program, String arguments, String input) {
        List<String> words = new ArrayList<>(List.of(program));
        if (!arguments.isEmpty()) {
            words.addAll(List.of(arguments.split(" ")));
        }
        Path work = root.resolve("testsuite/guests").resolve(folder);
        Optional<Path> stdin = switch (input.charAt(0)) {
            case '-' -> Optional.empty();
            default -> Optional.of(input.startsWith("/work/")
                    ? work.resolve(input.substring("/work/".length()))
                    : built.resolve(input.substring(1)));
        };
        return new Workload(name, built.resolve(program + ".wasm"), words, stdin,
                List.of(work + "::/work", built.resolve("input") + "::/input"), built.resolve(program));
    }
}

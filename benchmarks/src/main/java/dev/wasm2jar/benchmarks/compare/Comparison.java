package dev.wasm2jar.benchmarks.compare;

import static dev.wasm2jar.benchmarks.compare.Engines.ENDIVE;
import static dev.wasm2jar.benchmarks.compare.Engines.ENDIVE_INTERPRETER;
import static dev.wasm2jar.benchmarks.compare.Engines.GRAAL;
import static dev.wasm2jar.benchmarks.compare.Engines.GRAAL_INTERPRETER;
import static dev.wasm2jar.benchmarks.compare.Engines.NATIVE;
import static dev.wasm2jar.benchmarks.compare.Engines.OURS;
import static dev.wasm2jar.benchmarks.compare.Engines.OURS_17;
import static dev.wasm2jar.benchmarks.compare.Engines.V8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Runs everything and writes docs/benchmarks.md and its images. */
public final class Comparison {

    private static final List<String> ALL = List.of(OURS_17, OURS, V8, GRAAL, ENDIVE, NATIVE);
    private final Effort effort;
    private final Path root;
    private final Path work;
    /** Where the report and the folder of its images go. */
    private final Path target;
    private final Engines engines;
    private final Workloads workloads;
    private final Report report = new Report();

    private Comparison(Effort effort) {
        this.effort = effort;
        root = path("root");
        work = root.resolve("benchmarks/target/compare");
        target = effort == Effort.SMOKE ? work : root.resolve("docs");
        engines = new Engines(path("java17"), path("java25"), path("node"), path("peers"),
                root.resolve("runtime-support/target/classes"), root.resolve("benchmarks/peers/node/peer.mjs"), work);
        workloads = new Workloads(root, path("guests"));
    }

    private static Path path(String name) {
        return Path.of(System.getProperty("wasm2jar." + name));
    }

    /** @param arguments {@code --quick}, {@code --smoke} or nothing */
    public static void main(String[] arguments) throws IOException {
        new Comparison(Effort.of(arguments)).run();
    }

    private void run() throws IOException {
        Files.createDirectories(work);
        Files.createDirectories(target.resolve("benchmarks"));
        report.line("# Benchmarks").line("")
                .line("`benchmarks/run` writes this page%s. All engines run the same modules, in turn, on the same machine;"
                        + " all outputs are compared. Times are those that the thread that runs the program is on a"
                        + " processor (natively, the process): medians after warming up. A star marks a single run,"
                        + " without warming up, of what takes too long.", effort == Effort.FULL ? "" : " (this time with `--" + effort.name().toLowerCase(Locale.ROOT) + "`)")
                .line("");
        versions();
        // What takes longest comes last: the page is written after each section.
        section("kernels", this::kernels);
        section("SIMD", () -> Vectors.report(engines, root, work, report));
        section("objects", () -> Objects.report(engines, root, effort.iterations, report));
        section("whole processes", this::start);
        section("interpreters", this::interpreters);
        section("programs", this::programs);
        section("warming up", this::course);
    }

    @FunctionalInterface
    private interface Section {
        void write() throws Exception;
    }

    /** A section that fails says so, and the others go on. */
    private void section(String name, Section section) throws IOException {
        try {
            section.write();
        } catch (Exception failure) {
            System.err.println(name + ": " + failure);
            report.line("").line("The rest of this section did not run: %s", failure.getMessage()).line("");
        }
        Files.writeString(target.resolve("benchmarks.md"), report.toString().stripTrailing() + "\n");
    }

    private void versions() throws IOException {
        report.line("- Machine: %s, %d processors, %s %s", Machine.processor(),
                Runtime.getRuntime().availableProcessors(), System.getProperty("os.name"),
                System.getProperty("os.arch"));
        report.line("- JVMs: %s; %s (also for the other engines on the JVM)",
                Machine.firstLine(engines.java17().toString(), "--version"),
                Machine.firstLine(engines.java25().toString(), "--version"));
        report.line("- V8: Node.js %s; native: %s, -O2, with the qsort and malloc of WASI's libc for the kernels",
                Machine.firstLine(engines.node().toString(), "--version"), Machine.firstLine("gcc", "--version"));
        report.line("- Endive %s with its ByteArrayMemory; GraalWasm %s", Machine.version(engines.peers(), "endive",
                "runtime"), Machine.version(engines.peers(), "graalwasm", "wasm-language"));
        report.line("");
    }

    private List<Rounds.Result> compare(List<Workload> together, List<String> names, Rounds rounds)
            throws IOException {
        Workload first = together.get(0);
        FunctionJar jar =
                FunctionJar.of(first.module(), engines.java17(), root.resolve("cli/target/wasm2jar.jar"), work);
        Map<String, Engine> started = new LinkedHashMap<>();
        try {
            for (String name : names) {
                try {
                    started.put(name, engines.start(name, first, jar));
                } catch (IOException failure) {
                    System.err.println(name + ": " + failure.getMessage());
                }
            }
            return together.stream().map(workload -> rounds.run(workload, started)).toList();
        } finally {
            for (Engine engine : started.values()) {
                engine.close();
            }
        }
    }

    private void kernels() throws IOException {
        report.line("## Kernels").line("").line("Eleven kernels in C, `testsuite/guests/src/kernels.c`.").line("");
        List<Rounds.Result> results = compare(workloads.kernels(), ALL, effort.rounds);
        report.times(results, ALL, List.of(OURS_17, OURS), List.of(NATIVE, V8, GRAAL, ENDIVE));
        chart("kernels", "Kernels: times as long as native code", results, ALL.subList(0, 5), NATIVE);
    }

    private void interpreters() throws IOException {
        report.line("## Interpreters").line("").line("The same kernels with less work.").line("");
        List<String> names = List.of(OURS_17, OURS, ENDIVE_INTERPRETER, GRAAL_INTERPRETER);
        List<Rounds.Result> results = compare(workloads.smallKernels(), names, effort.interpreted);
        report.times(results, names, List.of(OURS_17, OURS), List.of(ENDIVE_INTERPRETER, GRAAL_INTERPRETER));
    }

    private void programs() throws IOException {
        report.line("## Programs").line("")
                .line("Built by `testsuite/guests/*/build.sh` from Debian's sources; the workloads are those of"
                        + " `testsuite/guests/cases.tsv`: `speed` of SQLite, `bench` of Lua, Duktape and jq,"
                        + " `compress` of the others.").line("");
        List<Rounds.Result> results = new ArrayList<>();
        for (Workload workload : workloads.programs()) {
            if (Files.exists(workload.module())) {
                results.addAll(compare(List.of(workload), ALL, effort.rounds));
            } else {
                report.line("%s was not built and did not run.", workload.name()).line("");
            }
        }
        report.times(results, ALL, List.of(OURS_17, OURS), List.of(NATIVE, V8, GRAAL, ENDIVE));
        chart("programs", "Programs: times as long as V8", results, ALL.subList(0, 5), V8);
    }

    private void chart(String file, String title, List<Rounds.Result> results, List<String> names, String base)
            throws IOException {
        Files.writeString(target.resolve("benchmarks/" + file + ".svg"),
                BarChart.of(title, results, names, base));
        report.line("![%s](benchmarks/%s.svg)", title, file).line("");
    }

    /** From the start of the process, on the clock. */
    private void course() throws IOException {
        Workload lua = workloads.programs().get(1);
        if (!Files.exists(lua.module())) {
            return;
        }
        FunctionJar jar = FunctionJar.of(lua.module(), engines.java17(), root.resolve("cli/target/wasm2jar.jar"), work);
        Map<String, WarmUp.Course> courses = new LinkedHashMap<>();
        for (String name : List.of(OURS_17, OURS, V8, GRAAL)) {
            courses.put(name, WarmUp.run(() -> engines.start(name, lua, jar), lua, effort.course));
        }
        String title = "Lua's benchmark: runs done since the process was started";
        report.line("## Warming up").line("").line("%s, on the clock, one engine after the other.", title).line("")
                .line("| | first run done, s | within 10 %% of the best, s | best run, s | runs in %.0f s |", effort.course)
                .line("|---|---:|---:|---:|---:|");
        courses.forEach((name, course) -> report.line("| %s | %.2f | %.2f | %.2f | %d |", name, course.done().get(0),
                course.peak(), course.seconds().stream().mapToDouble(Double::doubleValue).min().getAsDouble(),
                course.done().size()));
        Files.writeString(target.resolve("benchmarks/warm-up.svg"), WarmUp.chart(title, courses, effort.course));
        report.line("").line("![%s](benchmarks/warm-up.svg)", title).line("");
    }

    private void start() throws IOException {
        report.line("## Whole processes").line("")
                .line("Medians on the clock, from start to end, in turn; the most memory that a process had.").line("")
                .line("| | ms | memory, MB |").line("|---|---:|---:|");
        Path hello = root.resolve("testsuite/guests/wasm/hello.wasm");
        Path compiler = root.resolve("cli/target/wasm2jar.jar");
        FunctionJar jar = FunctionJar.of(hello, engines.java17(), compiler, work);
        Path bare = Machine.bareProgram(work, engines.java17());
        Map<String, List<String>> commands = new LinkedHashMap<>();
        for (Path java : List.of(engines.java17(), engines.java25())) {
            String jdk = java.equals(engines.java17()) ? "JDK 17" : "JDK 25";
            commands.put("a JVM that prints a line, " + jdk, List.of(java.toString(), "-cp", bare.toString(), "Hello"));
            commands.put("`hello.jar`, " + jdk, List.of(java.toString(), "-jar", jar.file().toString()));
        }
        commands.put("`hello.wasm` by Node.js", List.of(engines.node().toString(), "--no-warnings",
                root.resolve("testsuite/guests/run.mjs").toString(), hello.toString(), "--"));
        Path sqlite = workloads.programs().get(0).module();
        if (Files.exists(sqlite)) {
            commands.put(String.format(Locale.ROOT, "compiling SQLite (%.1f MB), JDK 17", Files.size(sqlite) / 1e6),
                    List.of(engines.java17().toString(), "-jar", compiler.toString(), sqlite.toString(), "-o",
                            work.resolve("compiled.jar").toString()));
        }
        Map<String, List<OneShot>> shots = new LinkedHashMap<>();
        for (int round = 0; round < effort.starts; round++) {
            for (var command : commands.entrySet()) {
                if (!command.getKey().startsWith("compiling") || round < 3) {
                    shots.computeIfAbsent(command.getKey(), key -> new ArrayList<>())
                            .add(OneShot.run(command.getValue()));
                }
            }
        }
        shots.forEach((name, all) -> report.line("| %s | %.0f | %.0f |", name,
                Rounds.median(all.stream().mapToDouble(OneShot::wall).toArray()),
                Rounds.median(all.stream().mapToDouble(OneShot::memory).toArray())));
        report.line("").line("Sizes: `hello.jar` %d KB", Files.size(jar.file()) / 1000);
        if (Files.exists(sqlite)) {
            report.line("and SQLite's jar %d KB, of a module of %d KB.",
                    Files.size(work.resolve("compiled.jar")) / 1000, Files.size(sqlite) / 1000);
        }
        report.line("");
    }
}

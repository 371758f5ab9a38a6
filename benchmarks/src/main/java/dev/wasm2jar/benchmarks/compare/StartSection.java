package dev.wasm2jar.benchmarks.compare;

import dev.wasm2jar.benchmarks.Median;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.jar.JarFile;

/** Small programs as whole processes: what starting costs. */
final class StartSection implements Section {

    private static final double ARCHIVED = 60;
    private static final double LONGEST = 20;
    private static final double MOST_TO_BARE = 1.6;
    private static final String BARE = "a JVM that prints a line, from a jar, ";
    private static final String HELLO = "`hello.jar`, ";
    private static final String SQLITE = "SQLite's jar, `select 1`, with `--archive`, ";

    /** A process, from its start to its output. */
    @FunctionalInterface
    private interface Start {
        OneShot run() throws IOException;
    }

    @Override
    public String name() {
        return "start";
    }

    @Override
    public String title() {
        return "Whole processes";
    }

    @Override
    public int seconds() {
        return 45;
    }

    @Override
    public void write(Setup setup, Report report, Deadline deadline) throws IOException {
        report.paragraph("Medians on the clock, from start to end, in turn (of the other engines on the JVM: to"
                + " the end of the"
                + " first run), and the most memory that a process had.");
        Map<String, Start> starts = new LinkedHashMap<>();
        Path hello = setup.root().resolve("testsuite/guests/wasm/hello.wasm");
        Path sqlite = setup.workloads().sqlite().module();
        Path bare = Machine.bareProgram(setup.work(), setup.engines().java17());
        Path bareJar = Machine.bareJar(setup.work(), setup.engines().java17());
        for (String version : List.of("17", "25")) {
            Path java = setup.engines().java(version);
            starts.put("a JVM that prints a line, JDK " + version,
                    command(Map.of(), java.toString(), "-cp", bare.toString(), "Hello"));
            starts.put(BARE + "JDK " + version, command(Map.of(), java.toString(), "-jar", bareJar.toString()));
            jars(setup, hello, version, List.of(), HELLO, starts);
            if (Files.exists(sqlite)) {
                jars(setup, sqlite, version, List.of(":memory:", "select 1"), "SQLite's jar, `select 1`, ", starts);
            }
        }
        starts.put("`hello.wasm` by Node.js", command(Map.of(), setup.engines().node().toString(), "--no-warnings",
                setup.root().resolve("testsuite/guests/run.mjs").toString(), hello.toString(), "--"));
        for (String name : List.of(Engines.GRAAL_INTERPRETER, Engines.ENDIVE, Engines.ENDIVE_INTERPRETER)) {
            starts.put("`hello.wasm` by " + name, () -> firstRun(setup, name, hello));
        }
        Map<String, List<OneShot>> shots = shots(starts, setup.effort().starts, deadline);
        report.head("", "ms", "memory, MB");
        shots.forEach((name, all) -> report.row(name, Report.number(median(all)), String.format(Locale.ROOT, "%.0f",
                Median.of(all.stream().map(OneShot::memory).toList()))));
        report.line("");
        double hello17 = median(shots.get(HELLO + "JDK 17")) / median(shots.get(BARE + "JDK 17"));
        double hello25 = median(shots.get(HELLO + "JDK 25")) / median(shots.get(BARE + "JDK 25"));
        report.goal("`hello.jar` takes at most " + MOST_TO_BARE + " times as long as a jar in Java",
                hello17 <= MOST_TO_BARE && hello25 <= MOST_TO_BARE,
                String.format(Locale.ROOT, "%.2f on JDK 17, %.2f on 25", hello17, hello25));
        if (Files.exists(sqlite)) {
            double megabytes = classes(archived(setup, sqlite, "25")) / 1e6;
            report.goal(String.format(Locale.ROOT,
                            "a jar with %.1f MB of classes (SQLite) starts from its archive in less than"
                            + " %.0f ms", megabytes, ARCHIVED),
                    median(shots.get(SQLITE + "JDK 17")) < ARCHIVED && median(shots.get(SQLITE + "JDK 25")) < ARCHIVED,
                    Report.number(median(shots.get(SQLITE + "JDK 17"))) + " ms on JDK 17, "
                            + Report.number(median(shots.get(SQLITE + "JDK 25"))) + " ms on 25");
        }
    }

    /** The same jar as it is, and with an archive. */
    private static void jars(
            Setup setup, Path module, String version, List<String> arguments, String name, Map<String, Start> starts)
            throws IOException {
        Path java = setup.engines().java(version);
        List<String> plain = new ArrayList<>(
                List.of(java.toString(), "-jar", setup.jar(module).file().toString()));
        plain.addAll(arguments);
        starts.put(name + "JDK " + version, command(Map.of(), plain.toArray(String[]::new)));
        Path archived = archived(setup, module, version);
        List<String> options = new ArrayList<>(List.of("--archive", "-o", archived.toString()));
        arguments.forEach(argument -> options.add("--archive-arg=" + argument));
        setup.compile(version, module, options);
        List<String> fast = new ArrayList<>(List.of(archived.toString()));
        fast.addAll(arguments);
        starts.put(name + "with `--archive`, JDK " + version, command(setup.engines().javaHome(version),
                fast.toArray(String[]::new)));
    }

    private static Path archived(Setup setup, Path module, String version) {
        return setup.work().resolve(module.getFileName().toString().replace(".wasm", "-" + version + ".jar"));
    }

    private static Start command(Map<String, String> environment, String... command) {
        return () -> OneShot.run(List.of(command), environment, LONGEST);
    }

    private static OneShot firstRun(Setup setup, String name, Path hello) throws IOException {
        var workload = new Workload("hello", hello, List.of("hello"), Optional.empty(), List.of(), hello);
        long start = System.nanoTime();
        try (Engine engine = setup.engines().engine(name, workload, setup.jar(hello))) {
            engine.run(workload, LONGEST);
            return new OneShot((System.nanoTime() - start) / 1e6, engine.memory());
        }
    }

    private static Map<String, List<OneShot>> shots(Map<String, Start> starts, int rounds, Deadline deadline)
            throws IOException {
        Map<String, List<OneShot>> shots = new LinkedHashMap<>();
        for (int round = 0; round < rounds && (round == 0 || !deadline.isOver()); round++) {
            for (var start : starts.entrySet()) {
                shots.computeIfAbsent(start.getKey(), key -> new ArrayList<>()).add(start.getValue().run());
            }
        }
        return shots;
    }

    private static double median(List<OneShot> shots) {
        return Median.of(shots.stream().map(OneShot::wall).toList());
    }

    /** Bytes of all classes in a jar, before they were compressed. */
    private static long classes(Path file) throws IOException {
        try (JarFile jar = new JarFile(file.toFile())) {
            return jar.stream().filter(entry -> entry.getName().endsWith(".class"))
                    .mapToLong(entry -> entry.getSize()).sum();
        }
    }
}

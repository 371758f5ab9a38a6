package dev.wasm2jar.benchmarks.compare;

import dev.wasm2jar.benchmarks.Median;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The compiler as a whole process, on modules from 20 KB to 34 MB. */
final class CompileSection implements Section {

    /** The heap that the largest modules must do with. */
    static final String HEAP = "-Xmx2g";
    /** Smaller modules are compiled before HotSpot has compiled the compiler. */
    private static final double LARGE = 1e6;
    /** Single runs differ by so much. */
    private static final double TOLERANCE = 1.2;

    /** Megabytes a second, once the JVM has compiled the compiler. */
    private static final double LEAST_WARM = 3;
    private static final String SWC = "huge/swc.wasm";

    private record Row(Path module, OneShot run, long jar) {

        double megabytes() throws IOException {
            return Files.size(module) / 1e6;
        }

        double perSecond() throws IOException {
            return megabytes() / run.wall() * 1000;
        }
    }

    @Override
    public String name() {
        return "compile";
    }

    @Override
    public String title() {
        return "Compiling";
    }

    @Override
    public int seconds() {
        return 50;
    }

    @Override
    public void write(Setup setup, Report report, Deadline deadline) throws IOException {
        int times = setup.effort().compilations;
        report.paragraph("From the start of the compiler's process to the end, %s, as `wasm2jar` starts it, on JDK 17 with"
                + " `%s`: by size.", times == 1 ? "once" : "the median of " + times, HEAP);
        Path swc = setup.workloads().built().resolve(SWC);
        boolean isWarm = setup.effort() != Effort.SMOKE && Files.exists(swc);
        double warm = isWarm ? Files.size(swc) / 1e6 / WarmCompilation.seconds(setup, swc) : 0;
        List<Row> rows = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        report.head("", "module, KB", "jar, KB", "s", "MB/s", "memory, MB");
        for (Path module : modules(setup)) {
            if (!Files.exists(module) || deadline.isOver()) {
                missing.add(module.getFileName()
                        + (Files.exists(module) ? " for lack of time" : ", which is not there"));
                continue;
            }
            Row row = compile(setup, module);
            rows.add(row);
            report.row("`" + module.getFileName() + "`", Long.toString(Files.size(module) / 1000),
                    Long.toString(row.jar() / 1000), String.format(Locale.ROOT, "%.2f", row.run().wall() / 1000),
                    Report.number(row.perSecond()), String.format(Locale.ROOT, "%.0f", row.run().memory()));
        }
        report.line("");
        if (!missing.isEmpty()) {
            report.paragraph("Not compiled: %s.", String.join("; ", missing));
        }
        goal(rows, report);
        if (isWarm) {
            report.goal(String.format(Locale.ROOT, "at least %.0f MB of wasm a second, warm", LEAST_WARM),
                    warm >= LEAST_WARM, String.format(Locale.ROOT, "%.1f MB/s, when a JVM has compiled `%s` %d times",
                            warm, swc.getFileName(), WarmCompilation.TIMES - 1));
        }
    }

    private static List<Path> modules(Setup setup) {
        Path ours = setup.root().resolve("testsuite/guests/wasm");
        Path built = setup.workloads().built();
        Stream<Path> small = Stream.of(
                ours.resolve("hello.wasm"), built.resolve("bzip2.wasm"), built.resolve("lua.wasm"),
                built.resolve("json.wasm"), built.resolve("duk.wasm"), built.resolve("sqlite3.wasm"));
        Stream<Path> huge = setup.effort() == Effort.SMOKE ? Stream.of()
                : Stream.of(built.resolve(SWC), built.resolve("huge/duckdb-eh.wasm"));
        return Stream.concat(small, huge).toList();
    }

    private static Row compile(Setup setup, Path module) throws IOException {
        Path jar = setup.work().resolve("compiled.jar");
        List<OneShot> runs = new ArrayList<>();
        for (int i = 0; i < setup.effort().compilations; i++) {
            runs.add(setup.compile("17", module, List.of("-o", jar.toString(), "--allow-missing"), HEAP));
        }
        OneShot run = new OneShot(Median.of(runs.stream().map(OneShot::wall).toList()),
                Median.of(runs.stream().map(OneShot::memory).toList()));
        long size = Files.size(jar);
        Files.delete(jar);
        return new Row(module, run, size);
    }

    /** The smallest module stands for the start of the compiler, which takes the same time for all. */
    private static void goal(List<Row> rows, Report report) throws IOException {
        List<Double> each = new ArrayList<>();
        List<String> told = new ArrayList<>();
        for (Row row : rows) {
            if (Files.size(row.module()) > LARGE) {
                double seconds = (row.run().wall() - rows.get(0).run().wall()) / 1000 / row.megabytes();
                each.add(seconds);
                told.add(String.format(Locale.ROOT, "%.2f s at %.1f MB", seconds, row.megabytes()));
            }
        }
        if (each.size() > 1) {
            report.goal("a megabyte of wasm takes no longer in a larger module, beyond the time for `hello.wasm` and within"
                    + " 2 GiB of heap", each.get(each.size() - 1) < each.get(0) * TOLERANCE, String.join(", ", told));
        }
    }
}

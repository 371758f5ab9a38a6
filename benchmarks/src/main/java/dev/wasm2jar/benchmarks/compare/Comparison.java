package dev.wasm2jar.benchmarks.compare;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Runs everything, or some sections, and writes docs/benchmarks.md and its images. */
public final class Comparison {

    /** Those that start processes, and so suffer most from a machine that is hot, come first. */
    private static final List<Section> SECTIONS = List.of(
            new StartSection(), new FirstByteSection(), new KernelsSection(), new ProgramsSection(),
            new WarmUpSection(), new LoopSection(), new CompileSection(), new InterpretersSection(),
            new VectorsSection(), new ObjectsSection());

    private final Setup setup;
    private final Page page;

    private Comparison(Effort effort) throws IOException {
        Path root = path("root");
        Path work = Files.createDirectories(root.resolve("benchmarks/target/compare"));
        Path target = effort == Effort.SMOKE ? work : root.resolve("docs");
        Files.createDirectories(target.resolve("benchmarks"));
        var engines = new Engines(path("java17"), path("java25"), path("node"), path("peers"),
                root.resolve("runtime-support/target/classes"), root.resolve("benchmarks/peers/node/peer.mjs"), work);
        double slowness = Double.parseDouble(System.getProperty("wasm2jar.slowness", "1"));
        setup = new Setup(effort, slowness, root, work, target, root.resolve("cli/target/wasm2jar.jar"), engines,
                new Workloads(root, path("guests"), work), new Courses());
        page = Page.read(target.resolve("benchmarks.md"), SECTIONS.stream().map(Section::title).toList());
    }

    private static Path path(String name) {
        return Path.of(System.getProperty("wasm2jar." + name));
    }

    /** @param arguments {@code --quick}, {@code --smoke} or nothing; and {@code --only} with names of sections */
    public static void main(String[] arguments) throws IOException {
        Effort effort = Effort.FULL;
        List<Section> sections = SECTIONS;
        for (int i = 0; i < arguments.length; i++) {
            switch (arguments[i]) {
                case "--quick" -> effort = Effort.QUICK;
                case "--smoke" -> effort = Effort.SMOKE;
                case "--only" -> sections = sections(i + 1 < arguments.length ? arguments[++i] : "");
                default -> usage("unknown: " + arguments[i]);
            }
        }
        new Comparison(effort).run(sections);
    }

    private static List<Section> sections(String names) {
        List<Section> chosen = new ArrayList<>();
        for (String name : names.split(",")) {
            SECTIONS.stream().filter(section -> section.name().equals(name)).findFirst()
                    .ifPresentOrElse(chosen::add, () -> usage("no section \"" + name + "\""));
        }
        return chosen;
    }

    private static void usage(String problem) {
        System.err.println("benchmarks/run: " + problem);
        System.err.println("usage: benchmarks/run [--quick | --smoke] [--only SECTION,...]; sections: "
                + SECTIONS.stream().map(Section::name).collect(Collectors.joining(", ")));
        System.exit(2);
    }

    private void run(List<Section> sections) throws IOException {
        page.head(head().toString());
        int failures = 0;
        for (Section section : sections) {
            failures += section(section) ? 0 : 1;
        }
        System.err.println("written: " + setup.target().resolve("benchmarks.md"));
        if (failures > 0) {
            System.exit(1);
        }
    }

    /** A section that fails says so, and the others go on. */
    private boolean section(Section section) throws IOException {
        Report report = new Report();
        double most = section.seconds() * setup.effort().share * setup.slowness();
        System.err.printf(Locale.ROOT, "%s: at most %.0f s or so%n", section.name(), most);
        long start = System.nanoTime();
        boolean isComplete = true;
        try {
            section.write(setup, report, Deadline.in(most));
        } catch (Exception | Error failure) {
            isComplete = false;
            System.err.println(section.name() + ": " + failure);
            Arrays.stream(failure.getStackTrace()).limit(5).forEach(frame -> System.err.println("  " + frame));
            String reason = failure.getMessage() == null ? failure.toString() : failure.getMessage();
            report.line("").paragraph("**The rest of this section did not run:** %s.", reason);
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        report.line("`benchmarks/run %s--only %s`: %.0f s, on %s.", setup.effort().option(), section.name(), seconds,
                Machine.processor());
        page.section(section.title(), report.toString());
        System.err.printf(Locale.ROOT, "%s: %.0f s%n", section.name(), seconds);
        return isComplete;
    }

    private Report head() throws IOException {
        Engines engines = setup.engines();
        return new Report().paragraph("# Benchmarks")
                .paragraph("`benchmarks/run` writes this page. All engines run the same modules on the same machine;"
                        + " all outputs are compared byte for byte. Times are, unless a section says otherwise,"
                        + " those that the thread that runs the program is on a processor (natively, the process):"
                        + " medians of runs in turn, after warming up for some seconds; a process that waits is stopped."
                        + " A star marks an engine that ran too few times in its share of the time to be warm; `> 12 s`"
                        + " is a run that was given up, `-` an engine that was not asked after two such runs. Each"
                        + " section ends with the command that measures it alone, what that took, and the processor:"
                        + " without `--quick` it measures for longer.")
                .line("- Machine: %d processors, %s %s",
                        Runtime.getRuntime().availableProcessors(), System.getProperty("os.name"),
                        System.getProperty("os.arch"))
                .line("- JVMs: %s; %s (also for the other engines on the JVM); where programs run over"
                                + " and over, with a heap as functions have it, `" + Engines.HEAP + "`",
                        Machine.firstLine(engines.java17().toString(), "--version"),
                        Machine.firstLine(engines.java25().toString(), "--version"))
                .line("- V8: Node.js %s; native: %s, -O2, with the qsort and malloc of WASI's libc for the kernels; %s",
                        Machine.firstLine(engines.node().toString(), "--version"),
                        Machine.firstLine("gcc", "--version"), Machine.firstLine("/usr/bin/rustc", "--version"))
                .line("- Endive %s with its ByteArrayMemory; GraalWasm %s",
                        Machine.version(engines.peers(), "endive", "runtime"),
                        Machine.version(engines.peers(), "graalwasm", "wasm-language"));
    }
}

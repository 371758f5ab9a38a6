package dev.wasm2jar.benchmarks.compare;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Real programs by engines that compile. */
final class ProgramsSection implements Section {

    private static final double MOST_TO_V8 = 1.5;
    private static final String TITLE = "Programs: times as long as V8";

    @Override
    public String name() {
        return "programs";
    }

    @Override
    public String title() {
        return "Programs";
    }

    @Override
    public int seconds() {
        return 250;
    }

    @Override
    public void write(Setup setup, Report report, Deadline deadline) throws IOException {
        report.paragraph("Built by `testsuite/guests/*/build.sh` from Debian's sources, and a program in Rust with"
                + " serde_json"
                + " (`testsuite/guests/src/rust/json`): `speed` of SQLite, `bench` of Lua, Duktape, jq and JSON"
                + " with a part of"
                + " their work, and a megabyte of text for the compressors. GraalWasm tells programs that their output is a"
                + " terminal: bzip2 and Brotli refuse to write to one, and jq and SQLite write something else.");
        peak(setup.effort(), report);
        List<Result> results = new ArrayList<>();
        List<String> failures = new ArrayList<>();
        List<Workload> programs = setup.workloads().programs();
        for (Workload program : programs) {
            if (Files.exists(program.module()) && !deadline.isOver()) {
                try {
                    results.add(run(setup, program, results));
                } catch (IOException failure) {
                    failures.add(program.name() + ": " + failure.getMessage());
                }
            }
        }
        Engines.TABLE.write(results, report);
        failures.forEach(failure -> report.paragraph("**Failed:** %s", failure));
        missing(programs, results, report);
        goal(results, report);
        setup.image("programs.svg", BarChart.of(TITLE, results, Engines.COMPILED.subList(0, 5), Engines.V8));
        report.image(TITLE, "programs.svg");
        new TimesTable(Engines.COMPILED.subList(0, 5), List.of(), List.of()).writeMemory(results, report);
    }

    private static void peak(Effort effort, Report report) {
        Processes processes = effort.programs;
        report.paragraph("At the peak: a process for each program and engine runs the program over and over, in turns of"
                + " a quarter of a second or one run with the other engines', and is stopped in between, until for %.1f s no run"
                + " has been more than 3 %% faster than all before, or until it has had %.0f s (if its course is shown below, %d"
                + " s). When all are there, each has %d turns more in the same rounds, of which the best run counts; its time"
                + " is the lower quartile of these, since what else a machine does makes runs slower for seconds. A star: it may"
                + " not have been at its peak by then, or was left after %.0f s as it took more than %.0f times as long as the fastest."
                + " All engines are treated alike. %s",
                processes.patience(), processes.limit(), Math.max(effort.course, (int) processes.limit()), processes.turns(),
                processes.limit() / 2, Span.HOPELESS, processes.count() == 1
                        ? "There is one process for each: what the JVM's compilers make of a program differs between"
                        + " processes, by 10 % and more."
                        : "The median of " + processes.count() + " processes.");
    }

    /** An engine that has been given up on for some programs is not asked for others: it takes all of the time. */
    private static Result run(Setup setup, Workload program, List<Result> before) throws IOException {
        FunctionJar jar = setup.jar(program.module());
        Map<String, Engine> engines = new LinkedHashMap<>();
        for (String name : Engines.COMPILED) {
            if (Setup.timesGivenUp(name, before) < Setup.MOST_GIVEN_UP) {
                engines.put(name, setup.engines().engine(name, program, jar));
            }
        }
        double shortest = WarmUpSection.programs(setup).stream().anyMatch(each -> each.name().equals(program.name()))
                ? setup.effort().course : 0;
        return setup.effort().programs.on(setup.slowness())
                .run(program, engines, shortest, setup.courses().of(program));
    }

    private static void goal(List<Result> results, Report report) {
        double mean17 = Result.geometricMean(results, Engines.OURS_17, Engines.V8);
        double mean25 = Result.geometricMean(results, Engines.OURS, Engines.V8);
        String furthest = String.join(", ", results.stream()
                .filter(result -> result.ratio(Engines.OURS, Engines.V8) > MOST_TO_V8)
                .sorted(Comparator.comparingDouble(result -> -result.ratio(Engines.OURS, Engines.V8)))
                .map(result -> result.workload().name() + " " + Report.number(result.ratio(Engines.OURS, Engines.V8)))
                .toList());
        report.goal(String.format(Locale.ROOT, "at most %.1f times as long as V8, geometric mean", MOST_TO_V8),
                mean17 <= MOST_TO_V8 && mean25 <= MOST_TO_V8,
                String.format(Locale.ROOT, "%.2f on JDK 17, %.2f on 25", mean17, mean25)
                        + (furthest.isEmpty() ? "" : "; above it on 25: " + furthest));
    }

    /** Tells what did not run. */
    static void missing(List<Workload> wanted, List<Result> results, Report report) {
        List<Workload> ran = results.stream().map(Result::workload).toList();
        List<Workload> missing = wanted.stream().filter(workload -> !ran.contains(workload)).toList();
        say("the time of this section was over", missing.stream().filter(each -> Files.exists(each.module())), report);
        say("not built", missing.stream().filter(each -> !Files.exists(each.module())), report);
    }

    private static void say(String reason, Stream<Workload> missing, Report report) {
        String names = missing.map(Workload::name).collect(Collectors.joining(", "));
        if (!names.isEmpty()) {
            report.paragraph("**Did not run:** %s (%s).", names, reason);
        }
    }
}

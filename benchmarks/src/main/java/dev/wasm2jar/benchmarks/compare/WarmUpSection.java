package dev.wasm2jar.benchmarks.compare;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** How much engines have done by when, from the start of their processes on, and when they are at their best. */
final class WarmUpSection implements Section {

    private static final List<String> ENGINES = List.of(Engines.OURS_17, Engines.OURS, Engines.V8, Engines.GRAAL);
    /** Seconds in which we are to be ahead of GraalWasm. */
    private static final int FIRST = 10;

    @Override
    public String name() {
        return "warmup";
    }

    @Override
    public String title() {
        return "Warming up";
    }

    @Override
    public int seconds() {
        return 95;
    }

    @Override
    public void write(Setup setup, Report report, Deadline deadline) throws IOException {
        int limit = setup.effort().course;
        report.paragraph("The same program over and over, with the start of the engine's process and whatever it"
                + " does to the"
                + " module then, on the clock: how many runs were done when. The compiled jar is there already. Those of the"
                + " programs above that are measured together with this are shown as they went there, on the clock of"
                + " their own turns.");
        List<Workload> programs = programs(setup);
        List<String> behind = new ArrayList<>();
        List<String> compared = new ArrayList<>();
        for (Workload program : programs) {
            if (!Files.exists(program.module())) {
                report.paragraph("%s did not run: it was not built.", program.name());
            } else if (deadline.isOver()) {
                report.paragraph("%s did not run: the time of this section was over.", program.name());
            } else {
                Map<String, Course> courses = courses(setup, program, limit);
                table(program, courses, limit, report);
                String title = program.name() + ": runs done since the process was started";
                String file = "warm-up-" + program.name().toLowerCase(Locale.ROOT) + ".svg";
                setup.image(file, CourseChart.of(title, courses, limit));
                report.image(title, file);
                compared.add(program.name());
                behind.addAll(behind(program, courses, limit));
            }
        }
        if (limit >= FIRST && !compared.isEmpty()) {
            report.goal("more work done than by GraalWasm with the Graal JIT at the end of each of the first " + FIRST
                    + " seconds", behind.isEmpty(), behind.isEmpty()
                    ? "never behind with " + String.join(", ", compared)
                    : "behind: " + String.join("; ", behind));
        }
    }

    /** Those whose courses are shown. */
    static List<Workload> programs(Setup setup) {
        Workloads workloads = setup.workloads();
        return setup.effort() == Effort.FULL
                ? List.of(workloads.duktape(), workloads.sqlite(), workloads.lua(), workloads.json())
                : List.of(workloads.duktape(), workloads.sqlite());
    }

    private static Map<String, Course> courses(Setup setup, Workload program, int limit) throws IOException {
        FunctionJar jar = setup.jar(program.module());
        Map<String, Course> courses = new LinkedHashMap<>();
        for (String name : ENGINES) {
            Optional<Course> known = setup.courses().find(program, name, limit);
            Course course = known.isPresent() ? known.get().until(limit)
                    : Course.run(setup.engines().engine(name, program, jar), program, Span.of(limit));
            courses.put(name, course);
            System.err.println(program.name() + " by " + name + ": " + course.runs().size() + " runs");
        }
        return courses;
    }

    private static void table(Workload program, Map<String, Course> courses, int limit, Report report) {
        List<String> head = new ArrayList<>(List.of(program.name() + ": runs done after"));
        int last = Math.min(limit, FIRST);
        for (int second = 1; second <= last; second++) {
            head.add(second + " s");
        }
        head.addAll(List.of("first run done, s", "within 10 % of the best, s", "best run, ms"));
        report.head(head.toArray(String[]::new));
        courses.forEach((name, course) -> {
            List<String> row = new ArrayList<>(List.of(name));
            for (int second = 1; second <= last; second++) {
                row.add(Integer.toString(course.doneBy(second)));
            }
            row.add(course.runs().isEmpty() ? "> " + limit : Report.number(course.runs().get(0).done()));
            row.add(Report.number(course.nearBest()));
            row.add(Report.number(course.best() * 1000));
            report.row(row);
        });
        report.line("");
    }

    /** Where ours have done less than GraalWasm. As much, such as nothing, is not less. */
    private static List<String> behind(Workload program, Map<String, Course> courses, int limit) {
        List<String> behind = new ArrayList<>();
        for (String own : List.of(Engines.OURS_17, Engines.OURS)) {
            for (int second = 1; second <= Math.min(limit, FIRST); second++) {
                int theirs = courses.get(Engines.GRAAL).doneBy(second);
                if (courses.get(own).doneBy(second) < theirs) {
                    behind.add(program.name() + " on " + own.replace("wasm2jar, ", "") + " at second " + second);
                }
            }
        }
        return behind;
    }
}

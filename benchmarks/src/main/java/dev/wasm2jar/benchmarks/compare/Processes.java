package dev.wasm2jar.benchmarks.compare;

import dev.wasm2jar.benchmarks.Median;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Runs a program by several engines in turn, each in a process of its own until the program is at its peak there, and all of
 * that again: what is compiled while the program runs differs between processes.
 *
 * @param count of processes for each engine
 * @param patience seconds without a gain after which a program is at its peak; the runs in these seconds count
 * @param limit seconds that a process has for that, from its start on
 * @param longest seconds that a run may take
 */
record Processes(int count, double patience, double limit, double longest) {

    /** Seconds: a machine that has other work gets slower and faster for longer than that. */
    private static final double TURN = 0.5;
    /** Native code is as it is from the start. */
    private static final int NATIVE_RUNS = 7;
    /** Runs that count at least, and that an engine must do in its time to get another process. */
    private static final int FEWEST = 4;

    /** The same for a machine that is slower, or busy, by a factor. */
    Processes on(double slowness) {
        return new Processes(count, patience * slowness, limit * slowness, longest * slowness);
    }

    /**
     * @param engines not started yet
     * @param shortest seconds that the first processes take at least, so that their courses can be shown; 0 if they need not
     * @param courses where the first course of each engine is kept, by its name
     */
    Result run(Workload workload, Map<String, Engine> engines, double shortest, Map<String, Course> courses)
            throws IOException {
        Map<String, Attempt> attempts = new LinkedHashMap<>();
        engines.forEach((name, engine) -> attempts.put(name, new Attempt(name, workload, engine)));
        for (int process = 0; process < count; process++) {
            Span span = span(process == 0 ? shortest : 0);
            turns(attempts.values().stream().filter(attempt -> attempt.begin(span)).toList());
        }
        Map<String, Outcome> outcomes = new LinkedHashMap<>();
        Set<String> outputs = new LinkedHashSet<>();
        for (Attempt attempt : attempts.values()) {
            outcomes.put(attempt.name, attempt.outcome());
            attempt.courses.forEach(course -> outputs.addAll(course.outputs()));
            if (attempt.engine.isWarmingUp() && attempt.courses.get(0).end().isEmpty()) {
                courses.put(attempt.name, attempt.courses.get(0));
            }
        }
        System.err.println(workload.name() + " " + outcomes);
        return new Result(workload, outcomes, outputs.size() <= 1);
    }

    private Span span(double shortest) {
        double last = Math.max(limit, shortest);
        return new Span(patience, shortest, last, longest, last + longest);
    }

    private static void turns(List<Attempt> attempts) throws IOException {
        try {
            while (attempts.stream().anyMatch(attempt -> !attempt.session.isOver())) {
                for (Attempt attempt : attempts) {
                    attempt.session.turn(TURN);
                }
                double fastest = attempts.stream().filter(attempt -> attempt.engine.isWarmingUp())
                        .mapToDouble(attempt -> attempt.session.latest()).min().orElse(Double.POSITIVE_INFINITY);
                attempts.forEach(attempt -> attempt.session.leaveIfHopeless(fastest));
            }
        } finally {
            for (Attempt attempt : attempts) {
                attempt.end();
            }
        }
    }

    /** One engine's part. */
    private final class Attempt {

        private final String name;
        private final Workload workload;
        private final Engine engine;
        private final List<Course> courses = new ArrayList<>();
        private Session session;

        Attempt(String name, Workload workload, Engine engine) {
            this.name = name;
            this.workload = workload;
            this.engine = engine;
        }

        /** Whether it gets another process: not if it has failed or been given up, or is so slow that it would not help. */
        boolean begin(Span span) {
            if (courses.stream().anyMatch(course -> course.end().isPresent() || course.runs().size() < FEWEST)) {
                return false;
            }
            session = new Session(engine, workload, engine.isWarmingUp() ? span : span.withRuns(NATIVE_RUNS));
            return true;
        }

        void end() throws IOException {
            session.close();
            Course course = session.course();
            courses.add(course);
            System.err.printf(Locale.ROOT, "%s by %s: %d runs in %.1f s%s%s%n", workload.name(), name,
                    course.runs().size(), course.lasts(),
                    course.runs().isEmpty() ? "" : ", " + Report.number(course.latest(patience, FEWEST)) + " ms",
                    course.end().map(failure -> ", " + failure.getMessage()).orElse(""));
        }

        Outcome outcome() {
            List<Double> times = courses.stream().filter(course -> !course.runs().isEmpty())
                    .map(course -> course.latest(patience, FEWEST)).toList();
            IOException end = courses.get(courses.size() - 1).end().orElse(null);
            if (end instanceof TooLong slow && times.isEmpty()) {
                return new Outcome.GivenUp(slow.seconds());
            } else if (end != null && !(end instanceof TooLong)) {
                return new Outcome.Failed(end.getMessage());
            }
            boolean isAtPeak = !engine.isWarmingUp() || courses.stream().allMatch(Course::isAtPeak);
            return new Outcome.Measured(Median.of(times), isAtPeak,
                    courses.stream().mapToDouble(Course::memory).max().orElse(0));
        }
    }
}

package dev.wasm2jar.benchmarks.compare;

import dev.wasm2jar.benchmarks.Median;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Runs a program by several engines, each in a process of its own, and all of that again: what is compiled while the program
 * runs differs between processes. First they warm up, in turns, until the program is at its peak in each; then they take the
 * turns that count, all of them in the same rounds.
 *
 * @param count of processes for each engine
 * @param patience seconds without a gain after which a program is at its peak
 * @param limit seconds that a process has for that, from its start on
 * @param longest seconds that a run may take
 * @param turns that count
 */
record Processes(int count, double patience, double limit, double longest, int turns) {

    /**
     * Seconds, or one run if that takes longer: a machine that has other work gets slower and faster for longer than that, and a
     * program whose runs are long must not have fewer turns for it.
     */
    private static final double TURN = 0.25;
    /** Runs that an engine must do in its time to get another process. */
    private static final int FEWEST = 4;

    /** The same for a machine that is slower, or busy, by a factor. */
    Processes on(double slowness) {
        return new Processes(count, patience * slowness, limit * slowness, longest * slowness, turns);
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
            process(attempts.values().stream().filter(attempt -> attempt.begin(span)).toList());
        }
        Map<String, Outcome> outcomes = new LinkedHashMap<>();
        Map<String, Set<String>> outputs = new LinkedHashMap<>();
        for (Attempt attempt : attempts.values()) {
            outcomes.put(attempt.name, attempt.outcome());
            outputs.put(attempt.name, attempt.outputs());
            if (attempt.engine.isWarmingUp() && attempt.courses.get(0).end().isEmpty()) {
                courses.put(attempt.name, attempt.courses.get(0));
            }
        }
        System.err.println(workload.name() + " " + outcomes);
        return new Result(workload, outcomes, outputs);
    }

    private Span span(double shortest) {
        double last = Math.max(limit, shortest);
        return new Span(patience, shortest, last, longest, last + longest);
    }

    private void process(List<Attempt> attempts) throws IOException {
        try {
            warmUp(attempts.stream().filter(attempt -> attempt.engine.isWarmingUp()).map(attempt -> attempt.session).toList());
            for (int round = 0; round < turns; round++) {
                for (Attempt attempt : attempts) {
                    attempt.session.countedTurn(TURN);
                }
            }
        } finally {
            for (Attempt attempt : attempts) {
                attempt.end();
            }
        }
    }

    private static void warmUp(List<Session> sessions) throws IOException {
        while (sessions.stream().anyMatch(session -> !session.isOver())) {
            for (Session session : sessions) {
                session.turn(TURN);
            }
            double fastest = sessions.stream().mapToDouble(Session::latest).min().orElse(Double.POSITIVE_INFINITY);
            sessions.forEach(session -> session.leaveIfHopeless(fastest));
        }
    }

    /** One engine's part. */
    private static final class Attempt {

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
            session = new Session(engine, workload, span);
            return true;
        }

        void end() throws IOException {
            session.close();
            Course course = session.course();
            courses.add(course);
            System.err.printf(Locale.ROOT, "%s by %s: %d runs in %.1f s%s%s%n", workload.name(), name,
                    course.runs().size(), course.lasts(),
                    course.runs().isEmpty() ? "" : ", " + Report.number(course.time()) + " ms, turns " + course.turns().stream()
                            .map(Report::number).toList(),
                    course.end().map(failure -> ", " + failure.getMessage()).orElse(""));
        }

        Set<String> outputs() {
            return courses.stream().flatMap(course -> course.outputs().stream()).collect(Collectors.toSet());
        }

        Outcome outcome() {
            List<Double> times = courses.stream().filter(course -> !course.runs().isEmpty()).map(Course::time).toList();
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

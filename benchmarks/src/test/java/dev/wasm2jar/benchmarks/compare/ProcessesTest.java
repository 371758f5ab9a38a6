package dev.wasm2jar.benchmarks.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

final class ProcessesTest {

    private static final Workload PROGRAM =
            new Workload("p", Path.of("p.wasm"), List.of("p"), Optional.empty(), List.of(), Path.of("p"));

    /** An engine that says how long a run took. */
    private static class Fake implements Engine {

        private final double cpu;
        int runs;
        int processes;
        boolean isRunning;

        Fake(double cpu) {
            this.cpu = cpu;
        }

        @Override
        public Sample run(Workload workload, double longest) throws IOException {
            processes += isRunning ? 0 : 1;
            isRunning = true;
            runs++;
            LockSupport.parkNanos(5_000_000);
            return new Sample(cpu, cpu, "same");
        }

        @Override
        public void pause() {}

        @Override
        public boolean isWarmingUp() {
            return true;
        }

        @Override
        public double memory() {
            return 7;
        }

        @Override
        public void close() {
            isRunning = false;
        }
    }

    private static final class Slow extends Fake {

        Slow() {
            super(0);
        }

        @Override
        public Sample run(Workload workload, double longest) throws IOException {
            super.run(workload, longest);
            throw new TooLong("p", longest);
        }
    }

    @Test
    void eachEngineGetsItsProcesses() throws IOException {
        Fake one = new Fake(5);
        Fake two = new Fake(3);
        Map<String, Engine> engines = new LinkedHashMap<>();
        engines.put("one", one);
        engines.put("two", two);
        Map<String, Course> courses = new HashMap<>();
        Result result = new Processes(3, 0, 1, 1, 2).run(PROGRAM, engines, 0, courses);
        assertEquals(3, one.processes);
        assertEquals(new Outcome.Measured(5, true, 7), result.outcomes().get("one"));
        assertEquals(new Outcome.Measured(3, true, 7), result.outcomes().get("two"));
        assertEquals(List.of(), result.differing());
        assertTrue(courses.get("two").isAtPeak());
        assertFalse(one.isRunning);
    }

    @Test
    void enginesThatWriteSomethingElseAreNamed() {
        var outputs = new LinkedHashMap<String, Set<String>>();
        outputs.put("one", Set.of("same"));
        outputs.put("other", Set.of("another"));
        outputs.put("two", Set.of("same"));
        outputs.put("now and then", Set.of("same", "another"));
        outputs.put("none", Set.of());
        assertEquals(List.of("other", "now and then"), new Result(PROGRAM, Map.of(), outputs).differing());
    }

    @Test
    void whatCountsAreTurnsInTheSameRoundsAfterAllHaveWarmedUp() throws IOException {
        List<String> log = new ArrayList<>();
        Map<String, Engine> engines = new LinkedHashMap<>();
        for (String name : List.of("early", "late")) {
            engines.put(name, new Fake(5) {
                private final long start = System.nanoTime();

                @Override
                public Sample run(Workload workload, double longest) throws IOException {
                    super.run(workload, longest);
                    double seconds = (System.nanoTime() - start) / 1e9;
                    double time = name.equals("late") && seconds < 1 ? 100 * Math.exp(-seconds) : 20;
                    return new Sample(time, time, "same");
                }

                @Override
                public void pause() {
                    log.add(name);
                }
            });
        }
        Result result = new Processes(1, 0.1, 10, 1, 3).run(PROGRAM, engines, 0, new HashMap<>());
        assertEquals(new Outcome.Measured(20, true, 7), result.outcomes().get("late"));
        assertEquals(List.of("late", "early", "late", "early", "late", "early", "late"), log.subList(log.size() - 7, log.size()));
        assertTrue(log.stream().filter("late"::equals).count() > log.stream().filter("early"::equals).count());
    }

    @Test
    void anEngineThatIsTooSlowIsGivenUpAtOnce() throws IOException {
        Slow slow = new Slow();
        Map<String, Course> courses = new HashMap<>();
        Result result = new Processes(3, 0, 1, 2, 2).run(PROGRAM, Map.of("slow", slow), 0, courses);
        assertEquals(1, slow.runs);
        assertEquals(new Outcome.GivenUp(2), result.outcomes().get("slow"));
        assertTrue(courses.isEmpty());
    }
}

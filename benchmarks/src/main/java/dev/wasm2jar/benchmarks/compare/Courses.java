package dev.wasm2jar.benchmarks.compare;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Courses that have been measured: by the names of the programs, and then of the engines. */
final class Courses {

    private final Map<String, Map<String, Course>> kept = new HashMap<>();

    /** Those of a program; more can be put there. */
    Map<String, Course> of(Workload program) {
        return kept.computeIfAbsent(program.name(), name -> new HashMap<>());
    }

    /** One that goes on for so many seconds at least. */
    Optional<Course> find(Workload program, String engine, double seconds) {
        return Optional.ofNullable(of(program).get(engine)).filter(course -> course.lasts() >= seconds);
    }
}

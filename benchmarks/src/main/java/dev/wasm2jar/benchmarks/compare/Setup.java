package dev.wasm2jar.benchmarks.compare;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is measured with.
 *
 * @param root of the project
 * @param work for files in between
 * @param target where the page and the folder of its images go
 * @param compiler the command line's jar
 * @param slowness by what factor limits of time are longer
 * @param courses of programs by engines, those that one section has measured and another shows
 */
record Setup(
        Effort effort, double slowness, Path root, Path work, Path target, Path compiler, Engines engines,
        Workloads workloads, Courses courses) {

    private static final double LONGEST_COMPILATION = 180;
    /** As the command line's script has them: most compilations are over before the optimising compiler has paid for itself. */
    private static final List<String> COMPILER_OPTIONS = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");
    /** An engine that was given up so often is not asked for the other workloads of a module: it takes all of the time. */
    static final int MOST_GIVEN_UP = 2;

    /** A jar of a module, made by JDK 17 as users do it. */
    FunctionJar jar(Path module) throws IOException {
        return FunctionJar.of(module, engines.java17(), compiler, work);
    }

    /** Compiles by the command line in a process of that JDK's, which counts for archives. */
    OneShot compile(String version, Path module, List<String> options, String... javaOptions) throws IOException {
        List<String> command = new ArrayList<>(List.of(engines.java(version).toString()));
        command.addAll(COMPILER_OPTIONS);
        command.addAll(List.of(javaOptions));
        command.addAll(List.of("-jar", compiler.toString(), module.toString()));
        command.addAll(options);
        return OneShot.run(command, Map.of(), LONGEST_COMPILATION * slowness);
    }

    void image(String file, String svg) throws IOException {
        Files.writeString(target.resolve("benchmarks").resolve(file), svg);
    }

    /** Workloads of one module, by a process for each engine. Those for which there is no time are left out. */
    List<Result> compare(List<Workload> together, List<String> names, Rounds rounds, Deadline deadline)
            throws IOException {
        FunctionJar jar = jar(together.get(0).module());
        Map<String, Engine> started = new LinkedHashMap<>();
        for (String name : names) {
            started.put(name, engines.engine(name, together.get(0), jar));
        }
        Map<String, Engine> asked = new LinkedHashMap<>(started);
        try {
            List<Result> results = new ArrayList<>();
            for (Workload workload : together) {
                if (!deadline.isOver()) {
                    results.add(rounds.on(slowness).run(workload, asked));
                    asked.keySet().removeIf(name -> timesGivenUp(name, results) == MOST_GIVEN_UP);
                }
            }
            return results;
        } finally {
            for (Engine engine : started.values()) {
                engine.close();
            }
        }
    }

    /** For how many workloads an engine was given up on. */
    static long timesGivenUp(String engine, List<Result> results) {
        return results.stream().filter(result -> result.outcomes().get(engine) instanceof Outcome.GivenUp).count();
    }
}

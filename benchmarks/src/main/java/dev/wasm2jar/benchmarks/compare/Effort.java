package dev.wasm2jar.benchmarks.compare;

import java.util.Locale;

/** How much is measured. */
enum Effort {

    /** One round of everything, to see that it works; its report stays in benchmarks/target. */
    SMOKE(0.5, new Rounds(0, 1, 1, 10), new Rounds(0, 1, 1, 5), new Processes(1, 0, 1, 10, 1), new Rounds(0, 1, 1, 5),
            2, 1, 1, 1),
    QUICK(1, new Rounds(1, 5, 2.5, 6), new Rounds(0.2, 2, 1.2, 6), new Processes(1, 1.5, 9, 5, 6), new Rounds(3.5, 3, 5, 3),
            10, 2, 5, 1),
    FULL(16, new Rounds(3, 7, 8, 60), new Rounds(1, 3, 10, 30), new Processes(3, 16, 45, 20, 12), new Rounds(6, 7, 12, 25),
            20, 7, 15, 3);

    /** How many times as long as a quick run a section may take. */
    final double share;
    /** Of compiled kernels. */
    final Rounds kernels;
    /** Of interpreters. */
    final Rounds interpreted;
    /** Of programs. */
    final Processes programs;
    /** Of the loop in Duktape, which some engines take minutes for. */
    final Rounds loop;
    /** Seconds of warming up that are shown. */
    final int course;
    /** Iterations of JMH. */
    final int iterations;
    /** Starts of each process. */
    final int starts;
    /** Compilations of each module. */
    final int compilations;

    Effort(
            double share, Rounds kernels, Rounds interpreted, Processes programs, Rounds loop, int course,
            int iterations, int starts, int compilations) {
        this.share = share;
        this.kernels = kernels;
        this.interpreted = interpreted;
        this.programs = programs;
        this.loop = loop;
        this.course = course;
        this.iterations = iterations;
        this.starts = starts;
        this.compilations = compilations;
    }

    /** The option that chooses it, with a space after it if there is one. */
    String option() {
        return this == FULL ? "" : "--" + name().toLowerCase(Locale.ROOT) + " ";
    }
}

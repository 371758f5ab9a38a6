package dev.wasm2jar.benchmarks.compare;

/** How much is measured. */
enum Effort {

    /** One round of everything, to see that it works; its report stays in benchmarks/target. */
    SMOKE(new Rounds(0, 1, 1), new Rounds(0, 1, 1), 1, 1, 1),
    QUICK(new Rounds(4, 3, 12_000), new Rounds(2, 2, 4_000), 12, 3, 5),
    FULL(new Rounds(6, 7, 90_000), new Rounds(4, 3, 20_000), 20, 7, 21);

    /** Of compiled code. */
    final Rounds rounds;
    /** Of interpreters. */
    final Rounds interpreted;
    /** Seconds of warming up that are shown. */
    final double course;
    /** Iterations of JMH. */
    final int iterations;
    /** Starts of each process. */
    final int starts;

    Effort(Rounds rounds, Rounds interpreted, double course, int iterations, int starts) {
        this.rounds = rounds;
        this.interpreted = interpreted;
        this.course = course;
        this.iterations = iterations;
        this.starts = starts;
    }

    static Effort of(String[] arguments) {
        String argument = arguments.length == 0 ? "" : arguments[0];
        return switch (argument) {
            case "" -> FULL;
            case "--quick" -> QUICK;
            case "--smoke" -> SMOKE;
            default -> throw new IllegalArgumentException(argument);
        };
    }
}

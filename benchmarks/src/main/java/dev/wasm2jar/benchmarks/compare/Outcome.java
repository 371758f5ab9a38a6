package dev.wasm2jar.benchmarks.compare;

/** What became of a workload by an engine. */
sealed interface Outcome {

    /**
     * @param cpu the median of what the engine's thread was on a processor, milliseconds
     * @param isWarm whether it had been warming up for as long as it should
     * @param memory the most that the engine's process has had, megabytes; 0 if unknown
     */
    record Measured(double cpu, boolean isWarm, double memory) implements Outcome {}

    /** No run ended within so many seconds. */
    record GivenUp(double seconds) implements Outcome {}

    record Failed(String message) implements Outcome {}
}

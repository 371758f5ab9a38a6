package dev.wasm2jar.benchmarks.compare;

import java.io.IOException;

/** Runs the programs of one module. */
interface Engine extends AutoCloseable {

    /**
     * Runs a program once, after the engine is started if it is not.
     *
     * @param longest seconds after which the run is not waited for any more
     * @throws TooLong if it takes longer; the next run starts the engine anew
     */
    Sample run(Workload workload, double longest) throws IOException;

    /** Whether later runs can be faster than the first one. */
    boolean isWarmingUp();

    /** Stops its process until the next run, so that nothing goes on in it. */
    void pause() throws IOException;

    /** The most memory that its process has had, megabytes; 0 if unknown. */
    double memory();

    @Override
    void close() throws IOException;
}

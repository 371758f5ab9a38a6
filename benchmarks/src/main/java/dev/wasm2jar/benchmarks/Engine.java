package dev.wasm2jar.benchmarks;

import java.io.IOException;

/** Runs the kernels program, in this process or another. */
interface Engine extends AutoCloseable {

    /**
     * Runs one kernel to its end.
     *
     * @return what it printed
     */
    String run(String kernel, int size) throws IOException;

    @Override
    void close() throws IOException;
}

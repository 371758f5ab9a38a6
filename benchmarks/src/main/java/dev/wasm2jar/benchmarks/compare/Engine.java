package dev.wasm2jar.benchmarks.compare;

import java.io.IOException;

/** Runs the programs of one module. */
interface Engine extends AutoCloseable {

    Sample run(Workload workload) throws IOException;

    @Override
    void close() throws IOException;
}

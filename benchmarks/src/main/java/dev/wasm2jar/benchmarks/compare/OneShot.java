package dev.wasm2jar.benchmarks.compare;

import java.io.File;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A whole process, from its start to its end.
 *
 * @param wall milliseconds
 * @param memory the most memory that it had at a time, in megabytes, as far as its last moments were seen; 0 if unknown
 */
record OneShot(double wall, double memory) {

    static OneShot run(List<String> command) throws IOException {
        return run(command, Map.of(), Double.POSITIVE_INFINITY);
    }

    /**
     * @param environment variables that are added
     * @param longest seconds after which it is ended
     */
    static OneShot run(List<String> command, Map<String, String> environment, double longest) throws IOException {
        var builder = new ProcessBuilder(command)
                .redirectInput(new File("/dev/null"))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().putAll(environment);
        long start = System.nanoTime();
        Process process = builder.start();
        double memory = 0;
        try {
            while (!process.waitFor(2, TimeUnit.MILLISECONDS)) {
                memory = Math.max(memory, Memory.most(process));
                if ((System.nanoTime() - start) / 1e9 > longest) {
                    process.destroyForcibly();
                    throw new TooLong(String.join(" ", command), longest);
                }
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException(interrupted);
        }
        double wall = (System.nanoTime() - start) / 1e6;
        if (process.exitValue() != 0) {
            throw new IOException(String.join(" ", command) + " exits with " + process.exitValue());
        }
        return new OneShot(wall, memory);
    }
}

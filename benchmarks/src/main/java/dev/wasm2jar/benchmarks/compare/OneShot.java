package dev.wasm2jar.benchmarks.compare;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A whole process, from its start to its end.
 *
 * @param wall milliseconds
 * @param memory the most memory that it had at a time, in megabytes, as far as its last moments were seen; 0 if unknown
 */
record OneShot(double wall, double memory) {

    static OneShot run(List<String> command) throws IOException {
        long start = System.nanoTime();
        Process process = new ProcessBuilder(command)
                .redirectInput(new File("/dev/null"))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        Path status = Path.of("/proc", Long.toString(process.pid()), "status");
        double memory = 0;
        try {
            while (!process.waitFor(2, TimeUnit.MILLISECONDS)) {
                memory = Math.max(memory, memory(status));
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

    private static double memory(Path status) {
        try {
            for (String line : Files.readAllLines(status)) {
                if (line.startsWith("VmHWM:")) {
                    return Long.parseLong(line.replaceAll("\\D", "")) / 1000.0;
                }
            }
        } catch (IOException ended) {
            // It has just ended, or this is no Linux.
        }
        return 0;
    }
}

package dev.wasm2jar.benchmarks.compare;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The memory of processes, as Linux tells it. */
final class Memory {

    private Memory() {}

    /** The most that a process has had resident until now, megabytes; 0 if it has ended, or this is no Linux. */
    static double most(Process process) {
        try {
            for (String line : Files.readAllLines(Path.of("/proc", Long.toString(process.pid()), "status"))) {
                if (line.startsWith("VmHWM:")) {
                    return Long.parseLong(line.replaceAll("\\D", "")) / 1000.0;
                }
            }
        } catch (IOException unknown) {
            return 0;
        }
        return 0;
    }
}

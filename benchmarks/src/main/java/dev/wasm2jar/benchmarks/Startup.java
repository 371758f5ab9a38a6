package dev.wasm2jar.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Whole processes: how long the jar of a program takes from the start of the JVM to its end, next to a JVM that only prints
 * a line. The two take turns, so that both see the same machine.
 */
final class Startup {

    private static final int ROUNDS = 30;

    private Startup() {}

    /** @return the medians in milliseconds: the bare JVM, the jar */
    static double[] measure(Path jar) throws IOException {
        Path bare = bareProgram();
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        List<String> bareCommand = List.of(java, "-cp", bare.toString(), "Hello");
        List<String> jarCommand = List.of(java, "-jar", jar.toString());
        var bareTimes = new ArrayList<Double>();
        var jarTimes = new ArrayList<Double>();
        for (int round = 0; round < ROUNDS + 2; round++) {
            double bareTime = time(bareCommand);
            double jarTime = time(jarCommand);
            if (round >= 2) {
                bareTimes.add(bareTime);
                jarTimes.add(jarTime);
            }
        }
        return new double[] {Median.of(bareTimes), Median.of(jarTimes)};
    }

    private static Path bareProgram() throws IOException {
        Path folder = ProjectFiles.work().resolve("bare");
        Files.createDirectories(folder);
        Path source = folder.resolve("Hello.java");
        Files.writeString(source, "public class Hello { public static void main(String[] a) {"
                + " System.out.println(\"Hello\"); } }");
        Path javac = Path.of(System.getProperty("java.home"), "bin", "javac");
        time(List.of(javac.toString(), "-d", folder.toString(), source.toString()));
        return folder;
    }

    private static double time(List<String> command) throws IOException {
        long start = System.nanoTime();
        Process process = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try {
            if (process.waitFor() != 0) {
                throw new IOException(command + " exits with " + process.exitValue());
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException(interrupted);
        }
        return (System.nanoTime() - start) / 1e6;
    }
}

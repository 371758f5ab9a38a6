package dev.wasm2jar.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The same C source, with the same qsort and malloc, compiled by gcc -O2: a process for every run, which takes about a
 * millisecond to start.
 */
final class NativeEngine implements Engine {

    private final Path program;

    NativeEngine() throws IOException {
        Files.createDirectories(ProjectFiles.work());
        program = ProjectFiles.work().resolve("kernels");
        start(List.of(ProjectFiles.guestScript("kernels").toString(), "--native", ProjectFiles.work().toString()));
    }

    @Override
    public String run(String kernel, int size) throws IOException {
        return start(List.of(program.toString(), kernel, Integer.toString(size)));
    }

    @Override
    public void close() {}

    private static String start(List<String> command) throws IOException {
        Process process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (process.waitFor() != 0) {
                throw new IOException(command.get(0) + " exits with " + process.exitValue());
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException(interrupted);
        }
        return output;
    }
}

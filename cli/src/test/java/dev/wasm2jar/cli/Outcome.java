package dev.wasm2jar.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** How a command ended and what it printed. */
record Outcome(int exitCode, String out, String err) {

    /** Runs {@code wasm2jar} in this JVM, without a terminal. */
    static Outcome ofMain(String... arguments) {
        var out = new StringWriter();
        var err = new StringWriter();
        int exitCode = Main.run(arguments, new PrintWriter(out), new PrintWriter(err), Terminal.NONE);
        return new Outcome(exitCode, lines(out.toString()), lines(err.toString()));
    }

    /** Runs {@code wasm2jar} in a JVM of its own. */
    static Outcome ofMainProcess(Path folder, String... arguments) throws Exception {
        var command = new ArrayList<>(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
        command.addAll(List.of(arguments));
        return ofJava(folder, command.toArray(new String[0]));
    }

    /** Runs {@code java} with these arguments. */
    static Outcome ofJava(Path folder, String... arguments) throws Exception {
        var command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(List.of(arguments));
        return ofProcess(folder, Map.of(), command);
    }

    /** Runs a process with nothing on its standard input. */
    static Outcome ofProcess(Path folder, Map<String, String> environment, List<String> command) throws Exception {
        Path out = Files.createTempFile("wasm2jar-test", ".out");
        Path err = Files.createTempFile("wasm2jar-test", ".err");
        try {
            var builder = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile());
            builder.environment().putAll(environment);
            Process process = builder.start();
            process.getOutputStream().close();
            if (!process.waitFor(2, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw new IllegalStateException("no end after two minutes: " + command);
            }
            return new Outcome(process.exitValue(), read(out), read(err));
        } finally {
            Files.delete(out);
            Files.delete(err);
        }
    }

    private static String read(Path file) throws IOException {
        return lines(Files.readString(file, StandardCharsets.UTF_8));
    }

    private static String lines(String text) {
        return text.replace("\r\n", "\n");
    }
}

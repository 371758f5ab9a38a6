package dev.wasm2jar.testsuite;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Processes of a JDK. */
public final class JavaProcess {

    private static final String CURRENT = System.getProperty("java.home");

    private JavaProcess() {}

    public record Result(int exitCode, String stdout, String stderr) {}

    /** The JDK that runs the tests and, if there is one and it is another, JDK 25. */
    public static List<Path> javaHomes() {
        var homes = new ArrayList<Path>();
        homes.add(Path.of(CURRENT));
        if (Runtime.version().feature() != 25) {
            java25().ifPresentOrElse(homes::add, () -> System.out.println(
                    "*** NOT RUN on JDK 25: there is none; set JAVA25_HOME"));
        }
        return homes;
    }

    private static Optional<Path> java25() {
        String configured = System.getenv("JAVA25_HOME");
        if (configured != null && !configured.isEmpty()) {
            return Optional.of(Path.of(configured));
        }
        Path installed = Path.of("/usr/lib/jvm");
        if (!Files.isDirectory(installed)) {
            return Optional.empty();
        }
        try (Stream<Path> homes = Files.list(installed)) {
            return homes.filter(JavaProcess::is25).sorted().findFirst();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Whether that is a JDK 25. */
    public static boolean is25(Path home) {
        return release(home).contains("JAVA_VERSION=\"25");
    }

    private static String release(Path home) {
        try {
            Path file = home.resolve("release");
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException unreadable) {
            return "";
        }
    }

    /** Runs {@code wasm2jar} in a process of its own, on the JDK that runs the tests. */
    public static Result wasm2jar(Path folder, String... arguments) throws Exception {
        var words = new ArrayList<>(List.of("-cp", System.getProperty("java.class.path"), "dev.wasm2jar.cli.Main"));
        words.addAll(List.of(arguments));
        return java(Path.of(CURRENT), folder, new byte[0], words);
    }

    /** Runs {@code java} with these arguments. */
    public static Result java(Path home, Path folder, byte[] stdin, List<String> arguments) throws Exception {
        var command = new ArrayList<>(List.of(home.resolve("bin").resolve("java").toString()));
        command.addAll(arguments);
        return run(command, folder, stdin);
    }

    /** Runs {@code java} with these arguments, without a standard input: descriptor 0 is not open. */
    public static Result javaWithoutInput(Path home, Path folder, List<String> arguments) throws Exception {
        var command = new ArrayList<>(List.of("sh", "-c", "exec \"$@\" <&-", "sh", home.resolve("bin/java").toString()));
        command.addAll(arguments);
        return run(command, folder, new byte[0]);
    }

    private static Result run(List<String> command, Path folder, byte[] stdin) throws Exception {
        Path out = Files.createTempFile(folder, "stdout", "");
        Path err = Files.createTempFile(folder, "stderr", "");
        Path in = Files.write(Files.createTempFile(folder, "stdin", ""), stdin);
        try {
            var builder = new ProcessBuilder(command).directory(folder.toFile())
                    .redirectInput(in.toFile()).redirectOutput(out.toFile()).redirectError(err.toFile());
            // Options from outside would be announced on stderr.
            builder.environment().keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS"));
            Process process = builder.start();
            if (!process.waitFor(5, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw new AssertionError("no end after five minutes: " + command);
            }
            return new Result(process.exitValue(), read(out), read(err));
        } finally {
            Files.delete(out);
            Files.delete(err);
            Files.delete(in);
        }
    }

    private static String read(Path file) throws IOException {
        return Files.readString(file, StandardCharsets.UTF_8);
    }
}

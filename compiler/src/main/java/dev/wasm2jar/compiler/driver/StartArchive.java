package dev.wasm2jar.compiler.driver;

import dev.wasm2jar.compiler.jar.ShellPrefix;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * A file beside a jar with what a JVM makes of its classes, so that later starts find them loaded and verified: an AppCDS
 * archive, or from Java 25 on an AOT cache (JEP 514). A JVM of the same build writes it when a training run ends. One that
 * it does not fit, as any other build, starts without it.
 */
public final class StartArchive {

    /** Servers do not end by themselves. */
    private static final int TRAINING_SECONDS = 10;
    private static final int WRITING_SECONDS = 120;
    /** The exit code of a JVM that was asked to end, by SIGTERM. */
    private static final int TERMINATED = 143;

    private final Path jar;
    private final JavaInstallation java;
    private final List<String> javaOptions;
    private final List<String> arguments;
    private final Kind kind;

    private enum Kind {
        CDS(".jsa", "-XX:ArchiveClassesAtExit=", "-XX:SharedArchiveFile="),
        AOT(".aot", "-XX:AOTCacheOutput=", "-XX:AOTCache=");

        private final String suffix;
        private final String make;
        private final String use;

        Kind(String suffix, String make, String use) {
            this.suffix = suffix;
            this.make = make;
            this.use = use;
        }
    }

    /**
     * An archive that is not made yet.
     *
     * @param java the JDK that is to run the jar
     * @param javaOptions that the jar needs
     * @param arguments host options and arguments of the training run
     */
    StartArchive(Path jar, JavaInstallation java, List<String> javaOptions, List<String> arguments) {
        this.jar = jar;
        this.java = java;
        this.javaOptions = List.copyOf(javaOptions);
        this.arguments = List.copyOf(arguments);
        this.kind = java.feature() >= 25 ? Kind.AOT : Kind.CDS;
    }

    /** Where it is. */
    public Path path() {
        String name = jar.getFileName().toString();
        String base = name.endsWith(".jar") ? name.substring(0, name.length() - ".jar".length()) : name;
        return jar.resolveSibling(base + kind.suffix);
    }

    /** What runs the jar with it. */
    public String command() {
        return jar.getParent() == null ? "./" + jar : jar.toString();
    }

    public JavaInstallation java() {
        return java;
    }

    /** Why the archive will be of little use where the jar is, if that is so. */
    public Optional<String> warning() {
        Path absolute = jar.toAbsolutePath().normalize();
        return java.archivesEscapedPaths() || !absolute.toUri().getRawPath().contains("%")
                ? Optional.empty()
                : Optional.of(jar + ": Java " + java.version() + " finds no classes of a jar in an archive if its path has"
                        + " blanks or other characters that URLs have not: " + absolute
                        + "; choose another folder, or Java 24 or newer");
    }

    /**
     * What the jar must begin with to use it. Java of another version ignores the option; the log, where the JVM complains
     * of an archive that is missing or does not fit, goes to the program's output and is turned off.
     */
    public byte[] script() {
        var options = new ArrayList<>(javaOptions);
        options.addAll(List.of("-XX:+IgnoreUnrecognizedVMOptions", "-Xlog:disable",
                kind.use + ShellPrefix.beside(path().getFileName().toString())));
        return ShellPrefix.script(options);
    }

    /**
     * Runs the jar and keeps what the JVM has loaded. It gets no input, and its output goes nowhere. A run that takes
     * longer than ten seconds, such as a server's, is asked to end.
     *
     * @return the exit code of the run; 0 if it ended because it was asked to
     * @throws UserError if there is no archive after it
     */
    public int make() {
        Path target = path().toAbsolutePath();
        Path temporary = target.resolveSibling("." + target.getFileName() + "." + ProcessHandle.current().pid());
        try {
            Path errors = Files.createTempFile("wasm2jar", ".log");
            try {
                int exitCode = train(temporary, errors);
                if (!Files.exists(temporary)) {
                    throw new UserError(jar + ": the JVM has written no archive" + lastLines(errors),
                            "--archive-arg gives the run that makes it arguments under which the program ends by itself");
                }
                Files.move(temporary, target, StandardCopyOption.REPLACE_EXISTING);
                return exitCode;
            } finally {
                Files.deleteIfExists(errors);
                Files.deleteIfExists(temporary);
            }
        } catch (IOException failure) {
            throw new UserError(target + ": cannot be made: " + failure.getMessage());
        }
    }

    private int train(Path archive, Path errors) throws IOException {
        var command = new ArrayList<>(List.of(java.java().toString(), kind.make + archive));
        command.addAll(javaOptions);
        command.addAll(List.of("-jar", jar.toAbsolutePath().toString()));
        command.addAll(arguments);
        var builder = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(errors.toFile());
        builder.environment().keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS"));
        Process process = builder.start();
        process.getOutputStream().close();
        try {
            if (process.waitFor(TRAINING_SECONDS, TimeUnit.SECONDS)) {
                return process.exitValue();
            }
            process.destroy();
            if (!process.waitFor(WRITING_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IOException("the program does not end");
            }
            return process.exitValue() == TERMINATED ? 0 : process.exitValue();
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", interrupted);
        }
    }

    private static String lastLines(Path errors) throws IOException {
        List<String> lines = new String(Files.readAllBytes(errors), StandardCharsets.UTF_8).lines().toList();
        return lines.isEmpty() ? "" : lines.subList(Math.max(0, lines.size() - 3), lines.size()).stream()
                .collect(Collectors.joining("\n  ", ":\n  ", ""));
    }
}

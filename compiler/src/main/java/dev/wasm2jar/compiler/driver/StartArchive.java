package dev.wasm2jar.compiler.driver;

import dev.wasm2jar.compiler.jar.ShellPrefix;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.stream.Collectors;

/**
 * A file beside a jar with what a JVM makes of its classes, so that later starts find them loaded and verified: an AppCDS
 * archive, or from Java 25 on an AOT cache (JEP 514). A JVM of the same build writes it after a training run. One that it
 * does not fit, as any other build, starts without it.
 */
public final class StartArchive {

    /** The variable with options of the JVM that start scripts of Java programs take. */
    private static final String USER_OPTIONS = "JAVA_OPTS";

    /**
     * Classes of the JDK that a training run does not list: those that a JVM from 17 on loads to open a jar, before it begins to
     * list what it loads; and those that threads load when they meet in a ConcurrentHashMap, which they do in some runs
     * only. The names are as in lists of classes.
     */
    private static final List<String> UNLISTED = List.of("java/io/RandomAccessFile$1", "java/net/URI$Parser",
            "java/nio/file/FileSystems", "java/nio/file/FileSystems$DefaultFileSystemHolder",
            "java/nio/file/FileSystems$DefaultFileSystemHolder$1",
            "java/util/random/RandomGenerator", "java/util/Random", "java/util/concurrent/ThreadLocalRandom",
            "jdk/internal/util/random/RandomSupport");

    private final Path jar;
    private final JavaInstallation java;
    private final List<String> javaOptions;
    private final TrainingRun training;
    private final ArchiveFormat format;

    /**
     * An archive that is not made yet.
     *
     * @param java the JDK that is to run the jar
     * @param javaOptions that the jar needs
     * @param training what the JVM goes through
     * @throws UserError if no archive can be where the jar is
     */
    StartArchive(Path jar, JavaInstallation java, List<String> javaOptions, TrainingRun training) {
        if (jar.toAbsolutePath().toString().contains(File.pathSeparator)) {
            throw new UserError(jar + ": there is no archive for a jar whose path has a colon: " + jar.toAbsolutePath(),
                    "to Java these are two paths; choose another folder");
        }
        this.jar = jar;
        this.java = java;
        this.javaOptions = List.copyOf(javaOptions);
        this.training = training;
        this.format = ArchiveFormat.of(java);
    }

    /** Where it is. */
    public Path path() {
        String name = jar.getFileName().toString();
        String base = name.endsWith(".jar") ? name.substring(0, name.length() - ".jar".length()) : name;
        return jar.resolveSibling(base + format.suffix());
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
     * What the jar must begin with to use it. Java of another version ignores options that it does not know; the log, where
     * the JVM complains of an archive that is missing or does not fit, goes to the program's output and is turned off.
     *
     * @param mainClass internal name of the jar's main class
     */
    public byte[] script(String mainClass) {
        var options = new ArrayList<>(javaOptions);
        options.add("-XX:+IgnoreUnrecognizedVMOptions");
        options.addAll(StartOptions.ALWAYS);
        options.addAll(List.of("-Xlog:disable", format.use() + ShellPrefix.beside(path().getFileName().toString()),
                "$" + USER_OPTIONS));
        return ShellPrefix.script(USER_OPTIONS, format.collector(), options, mainClass.replace('/', '.'));
    }

    /**
     * Runs the jar, which is there by now, as its script does, and keeps what the JVM has loaded.
     *
     * @return what a user should know of that run: phrases; empty if there is nothing to say
     * @throws UserError if there is no archive after it
     */
    public List<String> make() {
        Path target = path().toAbsolutePath();
        Path temporary = target.resolveSibling("." + target.getFileName() + "." + ProcessHandle.current().pid());
        try {
            Path work = Files.createTempDirectory("wasm2jar");
            Path log = work.resolve("log");
            Path classes = work.resolve("classes");
            try {
                List<String> remarks = training.run(trainingRun(temporary, classes, log));
                if (format == ArchiveFormat.CDS) {
                    Files.write(classes, UNLISTED, StandardOpenOption.APPEND);
                    dump(classes, temporary, log);
                }
                if (!Files.exists(temporary)) {
                    throw new UserError(jar + ": the JVM has written no archive" + lastLines(log),
                            "--archive-arg gives the run that makes it arguments under which the program ends by itself");
                }
                Files.move(temporary, target, StandardCopyOption.REPLACE_EXISTING);
                return remarks;
            } finally {
                Files.deleteIfExists(log);
                Files.deleteIfExists(classes);
                Files.deleteIfExists(work);
                Files.deleteIfExists(temporary);
            }
        } catch (IOException failure) {
            throw new UserError(target + ": cannot be made: " + failure.getMessage());
        }
    }

    /** The training run, at whose end there is the archive, or the list of classes for one. */
    private ProcessBuilder trainingRun(Path archive, Path classes, Path log) throws IOException {
        var options = new ArrayList<>(List.of(format == ArchiveFormat.CDS
                ? "-XX:DumpLoadedClassList=" + classes
                : "-XX:AOTCacheOutput=" + archive));
        options.addAll(List.of("-cp", jar.toAbsolutePath().toString(), mainClass()));
        options.addAll(training.arguments());
        return process(options, log);
    }

    private String mainClass() throws IOException {
        try (var file = new JarFile(jar.toFile())) {
            return file.getManifest().getMainAttributes().getValue(Attributes.Name.MAIN_CLASS);
        }
    }

    /** Writes an archive of listed classes. Only with G1 it has objects of the JDK as well. */
    private void dump(Path classes, Path archive, Path log) throws IOException {
        ProcessBuilder builder = process(List.of("-XX:+UseG1GC", "-Xshare:dump", "-XX:SharedClassListFile=" + classes,
                "-XX:SharedArchiveFile=" + archive, "-cp", jar.toAbsolutePath().toString()), log);
        try (var process = new TrainingProcess(builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile())))) {
            if (!process.endsWithin(TrainingProcess.ENDING_SECONDS)) {
                throw new IOException("the JVM does not write it");
            }
        }
    }

    private ProcessBuilder process(List<String> options, Path log) {
        var command = new ArrayList<>(List.of(java.java().toString()));
        command.addAll(javaOptions);
        command.addAll(options);
        var builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS"));
        return builder;
    }

    private static String lastLines(Path log) throws IOException {
        List<String> lines = new String(Files.readAllBytes(log), StandardCharsets.UTF_8).lines().toList();
        return lines.isEmpty() ? "" : lines.subList(Math.max(0, lines.size() - 3), lines.size()).stream()
                .collect(Collectors.joining("\n  ", ":\n  ", ""));
    }
}

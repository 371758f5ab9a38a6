package dev.wasm2jar.benchmarks;

import dev.wasm2jar.compiler.driver.StartOptions;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The processor time of whole processes from their start to their first response: our server and that of the JDK, without
 * archives and from archives as {@code --archive} makes them, with the options that such jars start with. What a JVM
 * takes for itself is taken off: that of a program which prints a line, with the same options.
 */
final class HttpStarts {

    private static final int ROUNDS = 30;
    private static final int SECONDS = 60;
    private static final int FIRST_WITH_CACHES = 25;

    private final String launcher;
    private final Path jar;
    private final boolean caches = Runtime.version().feature() >= FIRST_WITH_CACHES;

    /** @param jar has all programs */
    HttpStarts(String launcher, Path jar) {
        this.launcher = launcher;
        this.jar = jar;
    }

    /** A program with options of the JVM, and what its starts took, in milliseconds. */
    private record Start(Class<?> program, List<String> options, List<Double> times) {

        Start(Class<?> program, List<String> options) {
            this(program, options, new ArrayList<>());
        }

        double median() {
            return Median.of(times);
        }
    }

    void print() throws IOException, InterruptedException {
        List<String> flags = new ArrayList<>(StartOptions.ALWAYS);
        if (caches) {
            flags.add("-XX:+UseSerialGC");
        }
        Start bare = new Start(HelloNothing.class, List.of());
        Start ours = new Start(HelloServer.class, List.of());
        Start theirs = new Start(HelloJdkServer.class, List.of());
        Start bareWithFlags = new Start(HelloNothing.class, flags);
        Start oursArchived = new Start(HelloServer.class, archive(HelloServer.class, flags));
        Start theirsArchived = new Start(HelloJdkServer.class, archive(HelloJdkServer.class, flags));
        List<Start> all = List.of(bare, ours, theirs, bareWithFlags, oursArchived, theirsArchived);
        for (int round = 0; round < ROUNDS; round++) {
            for (Start start : all) {
                start.times.add(processorTime(start.options, start.program));
            }
        }
        double our = ours.median() - bare.median();
        double their = theirs.median() - bare.median();
        double ourArchived = oursArchived.median() - bareWithFlags.median();
        double theirArchived = theirsArchived.median() - bareWithFlags.median();
        HttpFigures.say("processor time from start to first response, medians of %d, ms: JVM alone %.0f, our server %.0f"
                + " more, the JDK's %.0f more; %.2f times%n", ROUNDS, bare.median(), our, their, our / their);
        HttpFigures.say("from archives: JVM alone %.0f, our server %.0f more, the JDK's %.0f more; %.2f times; our server"
                + " from an archive is %.2f times the JDK's without one, the processes %.0f ms and %.0f ms%n", bareWithFlags.median(),
                ourArchived, theirArchived, ourArchived / theirArchived, ourArchived / their,
                oursArchived.median(), theirs.median());
    }

    /** Makes an archive, trained with a request, and returns the options of starts from it. */
    private List<String> archive(Class<?> program, List<String> flags) throws IOException, InterruptedException {
        Path archive = jar.resolveSibling(program.getSimpleName() + (caches ? ".aot" : ".jsa"));
        Files.deleteIfExists(archive);
        if (caches) {
            processorTime(List.of("-XX:AOTCacheOutput=" + archive), program);
        } else {
            Path classes = jar.resolveSibling(program.getSimpleName() + ".classes");
            processorTime(List.of("-XX:DumpLoadedClassList=" + classes), program);
            Process dump = new ProcessBuilder(launcher, "-XX:+UseG1GC", "-Xshare:dump", "-XX:SharedClassListFile=" + classes,
                    "-XX:SharedArchiveFile=" + archive, "-cp", jar.toString()).redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
            if (!dump.waitFor(SECONDS, TimeUnit.SECONDS)) {
                throw new IOException("no archive of " + program);
            }
        }
        if (!Files.exists(archive)) {
            throw new IOException("no archive of " + program);
        }
        List<String> options = new ArrayList<>(flags);
        options.add((caches ? "-XX:AOTCache=" : "-XX:SharedArchiveFile=") + archive);
        return options;
    }

    /** Milliseconds of user and system time, as the system accounts for the process when it has ended. */
    private double processorTime(List<String> options, Class<?> program) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of("bash", "-c", "TIMEFORMAT='%3U %3S'; time \"$@\" 2>/dev/null", "bash", launcher));
        command.addAll(options);
        command.addAll(List.of("-cp", jar.toString(), program.getName(), "once"));
        Process process = new ProcessBuilder(command).start();
        try (BufferedReader output = HttpFigures.lines(process.getInputStream());
                BufferedReader times = HttpFigures.lines(process.getErrorStream())) {
            int port = Integer.parseInt(output.readLine());
            if (port > 0) {
                get(port);
            }
            String[] time = times.readLine().split(" ");
            if (process.waitFor() != 0) {
                throw new IOException(program + " exits with " + process.exitValue());
            }
            return 1000 * (Double.parseDouble(time[0]) + Double.parseDouble(time[1]));
        }
    }

    private static void get(int port) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream().write("GET / HTTP/1.1\r\nHost: h\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            String line = HttpFigures.lines(socket.getInputStream()).readLine();
            if (!"HTTP/1.1 200 OK".equals(line)) {
                throw new IOException("not the response: " + line);
            }
        }
    }
}

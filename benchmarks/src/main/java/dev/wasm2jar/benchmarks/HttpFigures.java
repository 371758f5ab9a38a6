package dev.wasm2jar.benchmarks;

import dev.wasm2jar.compiler.jar.RuntimeClasses;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Our HTTP server next to that of the JDK, with the same handler, each in a process of its own: requests per second under
 * wrk, failures among a million requests, and the processor time of a whole process from its start to its first response.
 * The two take turns, so that both see the same machine.
 */
final class HttpFigures {

    private static final int ROUNDS = 5;
    private static final int SECONDS = 5;
    private static final int[] CONNECTIONS = {1, 16, 64};
    private static final long MANY = 1_000_000;

    private final Path jar;
    private final String launcher = Path.of(System.getProperty("java.home"), "bin", "java").toString();

    private HttpFigures(Path jar) {
        this.jar = jar;
    }

    static void print() throws IOException, InterruptedException {
        var figures = new HttpFigures(programs());
        new HttpStarts(figures.launcher, figures.jar).print();
        figures.throughput();
        figures.million();
        say("%nJDK %s%n", System.getProperty("java.version"));
    }

    /** A jar of the programs and the classes that they need, like that of a function. */
    private static Path programs() throws IOException {
        Map<String, byte[]> classes = new TreeMap<>();
        for (Class<?> program : List.of(HelloServer.class, HelloJdkServer.class, HelloNothing.class)) {
            String name = program.getName().replace('.', '/');
            try (InputStream input = program.getResourceAsStream("/" + name + ".class")) {
                classes.put(name, input.readAllBytes());
            }
        }
        classes.putAll(RuntimeClasses.neededBy(List.copyOf(classes.values()), List.of()));
        Path jar = ProjectFiles.work().resolve("http.jar");
        Files.createDirectories(jar.getParent());
        try (OutputStream file = Files.newOutputStream(jar); var target = new JarOutputStream(file)) {
            for (Map.Entry<String, byte[]> each : classes.entrySet()) {
                target.putNextEntry(new JarEntry(each.getKey() + ".class"));
                target.write(each.getValue());
            }
        }
        return jar;
    }

    static BufferedReader lines(InputStream input) {
        return new BufferedReader(new InputStreamReader(input, StandardCharsets.UTF_8));
    }

    private void throughput() throws IOException, InterruptedException {
        say("%n| connections | our server, requests/s | the JDK's | ratio |%n|---:|---:|---:|---:|%n");
        Process ours = start(HelloServer.class);
        Process theirs = start(HelloJdkServer.class);
        try (BufferedReader ourPort = lines(ours.getInputStream());
                BufferedReader theirPort = lines(theirs.getInputStream())) {
            int our = Integer.parseInt(ourPort.readLine());
            int their = Integer.parseInt(theirPort.readLine());
            Load.run(our, CONNECTIONS[2], SECONDS);
            Load.run(their, CONNECTIONS[2], SECONDS);
            for (int connections : CONNECTIONS) {
                List<Double> our1 = new ArrayList<>();
                List<Double> their1 = new ArrayList<>();
                List<Double> ratios = new ArrayList<>();
                for (int round = 0; round < ROUNDS; round++) {
                    our1.add(Load.run(our, connections, SECONDS).perSecond());
                    their1.add(Load.run(their, connections, SECONDS).perSecond());
                    ratios.add(our1.get(round) / their1.get(round));
                }
                say("| %d | %.0f | %.0f | %.2f |%n", connections, Median.of(our1), Median.of(their1), Median.of(ratios));
            }
        } finally {
            ours.destroy();
            theirs.destroy();
        }
    }

    private void million() throws IOException, InterruptedException {
        Process process = start(HelloServer.class);
        try (BufferedReader output = lines(process.getInputStream())) {
            int port = Integer.parseInt(output.readLine());
            long requests = 0;
            long failures = 0;
            while (requests < MANY) {
                Load load = Load.run(port, CONNECTIONS[2], SECONDS);
                requests += load.requests();
                failures += load.failures();
            }
            say("%n%d requests failed of %d%n", failures, requests);
        } finally {
            process.destroy();
        }
    }

    private Process start(Class<?> program) throws IOException {
        return new ProcessBuilder(launcher, "-cp", jar.toString(), program.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT).start();
    }

    /**
     * What wrk says of a run.
     *
     * @param failures requests without a response in time, and responses other than success
     */
    private record Load(long requests, double perSecond, long failures) {

        private static final Pattern REQUESTS = Pattern.compile("(\\d+) requests in ");
        private static final Pattern PER_SECOND = Pattern.compile("Requests/sec: +([\\d.]+)");
        private static final Pattern NOT_SUCCESS = Pattern.compile("Non-2xx or 3xx responses: (\\d+)");
        private static final Pattern ERRORS =
                Pattern.compile("Socket errors: connect (\\d+), read (\\d+), write (\\d+), timeout (\\d+)");

        static Load run(int port, int connections, int seconds) throws IOException, InterruptedException {
            Process process;
            try {
                process = new ProcessBuilder("wrk", "-t1", "-c" + connections, "-d" + seconds + "s",
                        "http://127.0.0.1:" + port + "/").redirectErrorStream(true).start();
            } catch (IOException absent) {
                throw new IOException("wrk is not here; on Debian: apt-get install wrk", absent);
            }
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IOException("wrk fails: " + output);
            }
            long failures = (long) number(NOT_SUCCESS, 1, output);
            for (int i = 1; i <= 4; i++) {
                failures += (long) number(ERRORS, i, output);
            }
            return new Load((long) number(REQUESTS, 1, output), number(PER_SECOND, 1, output), failures);
        }

        private static double number(Pattern pattern, int group, String text) {
            Matcher matcher = pattern.matcher(text);
            return matcher.find() ? Double.parseDouble(matcher.group(group)) : 0;
        }
    }

    static void say(String format, Object... values) {
        System.out.printf(Locale.ROOT, format, values);
    }
}

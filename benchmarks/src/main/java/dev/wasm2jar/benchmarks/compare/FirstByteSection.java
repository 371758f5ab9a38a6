package dev.wasm2jar.benchmarks.compare;

import dev.wasm2jar.benchmarks.Median;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Servers, from the start of their processes to the first byte of the first answer. */
final class FirstByteSection implements Section {

    /** A server and how to start it. */
    private record Server(List<String> command, Map<String, String> environment, String path) {}

    private static final String CGI_PATH = "/";
    private static final String WORKER_PATH = "/hello";

    @Override
    public String name() {
        return "http";
    }

    @Override
    public String title() {
        return "First byte over HTTP";
    }

    @Override
    public int seconds() {
        return 70;
    }

    @Override
    public void write(Setup setup, Report report, Deadline deadline) throws IOException {
        report.paragraph("Medians on the clock, from the start of the process to the first byte of its first"
                + " answer over a"
                + " loopback socket, in turn: a program in C that speaks CGI, and a Rust function with JSON made with"
                + " wasm-bindgen, both with `--target http`. The archives are made in runs that answer a request: by"
                + " `--archive`, or by hand with options of the JVM alone (`docs/start.md`).");
        Map<String, Server> servers = new LinkedHashMap<>();
        Path cgi = setup.root().resolve("testsuite/guests/wasm/cgi.wasm");
        Path worker = setup.root().resolve("testsuite/guests/wasm/worker.wasm");
        for (String version : List.of("17", "25")) {
            add(setup, version, cgi, List.of(), CGI_PATH, servers);
            add(setup, version, worker, List.of("--route", WORKER_PATH + "=handle_request"), WORKER_PATH, servers);
        }
        servers.put("`cgi.wasm` by Node.js", new Server(List.of(setup.engines().node().toString(), "--no-warnings",
                setup.root().resolve("benchmarks/peers/node/serve.mjs").toString(), cgi.toString()), Map.of(),
                CGI_PATH));
        Map<String, List<OneShot>> shots = new LinkedHashMap<>();
        for (int round = 0; round < setup.effort().starts && (round == 0 || !deadline.isOver()); round++) {
            for (var server : servers.entrySet()) {
                Server each = server.getValue();
                shots.computeIfAbsent(server.getKey(), name -> new ArrayList<>())
                        .add(FirstByte.of(each.command(), each.environment(), each.path()));
            }
        }
        report.head("", "ms", "memory, MB");
        shots.forEach((name, all) -> report.row(name,
                Report.number(Median.of(all.stream().map(OneShot::wall).toList())),
                String.format(Locale.ROOT, "%.0f", Median.of(all.stream().map(OneShot::memory).toList()))));
        report.line("");
    }

    /** A service as a jar, as it is, with the archive of the command line, and with one of a run that answered a request. */
    private static void add(
            Setup setup, String version, Path module, List<String> options, String path, Map<String, Server> servers)
            throws IOException {
        String name = module.getFileName().toString().replace(".wasm", "");
        Path jar = setup.work().resolve(name + "-" + version + ".jar");
        List<String> all = new ArrayList<>(
                List.of("-o", jar.toString(), "--target", "http", "--listen", "127.0.0.1:0", "--archive",
                        "--archive-request", path));
        all.addAll(options);
        setup.compile(version, module, all);
        var plain = new Server(
                List.of(setup.engines().java(version).toString(), "-jar", jar.toString()), Map.of(), path);
        boolean isCache = version.equals("25");
        Path archive = setup.work().resolve(name + "-" + version + (isCache ? "-asked.aot" : "-asked.jsa"));
        Files.deleteIfExists(archive);
        FirstByte.of(with(plain, (isCache ? "-XX:AOTCacheOutput=" : "-XX:ArchiveClassesAtExit=") + archive).command(),
                Map.of(), path);
        if (!Files.exists(archive)) {
            throw new IOException("the JVM has written no archive: " + archive);
        }
        servers.put("`" + name + ".jar`, JDK " + version, plain);
        servers.put("`" + name + ".jar` with `--archive`, JDK " + version,
                new Server(List.of(jar.toString()), setup.engines().javaHome(version), path));
        servers.put("`" + name + ".jar` with an archive by hand, JDK " + version,
                with(plain, (isCache ? "-XX:AOTCache=" : "-XX:SharedArchiveFile=") + archive));
    }

    private static Server with(Server server, String option) {
        List<String> command = new ArrayList<>(server.command());
        command.add(1, option);
        return new Server(command, server.environment(), server.path());
    }
}

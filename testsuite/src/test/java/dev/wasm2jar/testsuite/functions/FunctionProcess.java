package dev.wasm2jar.testsuite.functions;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A jar that serves, in a process of its own. */
final class FunctionProcess implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Process process;
    private final Path log;
    private final BufferedReader output;
    private final URI address;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1).connectTimeout(PATIENCE).build();

    private FunctionProcess(Process process, Path log) throws IOException {
        this.process = process;
        this.log = log;
        output = process.inputReader();
        String line = output.readLine();
        if (line == null) {
            throw new IOException("it does not listen: " + Files.readString(log));
        }
        address = URI.create(line.substring(line.indexOf("http://")));
    }

    /** Starts a jar, which must be told to listen on port 0. */
    static FunctionProcess start(Path jar, Map<String, String> environment, String... arguments) throws IOException {
        var words = new ArrayList<>(List.of("-jar", jar.toString()));
        words.addAll(List.of(arguments));
        return start(jar.getParent(), environment, words);
    }

    /** Starts a command of {@code wasm2jar} in a folder. */
    static FunctionProcess wasm2jar(Path folder, String... arguments) throws IOException {
        var words = new ArrayList<>(List.of("-cp", System.getProperty("java.class.path"), "dev.wasm2jar.cli.Main"));
        words.addAll(List.of(arguments));
        return start(folder, Map.of(), words);
    }

    private static FunctionProcess start(Path folder, Map<String, String> environment, List<String> words)
            throws IOException {
        var command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(words);
        Path log = Files.createTempFile(folder, "log", "");
        var builder = new ProcessBuilder(command).directory(folder.toFile()).redirectError(log.toFile());
        builder.environment().keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "PORT"));
        builder.environment().putAll(environment);
        return new FunctionProcess(builder.start(), log);
    }

    static FunctionProcess start(Path jar, String... arguments) throws IOException {
        return start(jar, Map.of(), arguments);
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(address.resolve(path)).timeout(PATIENCE);
    }

    HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return client.send(request.build(), BodyHandlers.ofString());
    }

    HttpResponse<String> get(String path) throws Exception {
        return send(request(path));
    }

    HttpResponse<String> post(String path, String body) throws Exception {
        return send(request(path).POST(BodyPublishers.ofString(body)));
    }

    HttpClient client() {
        return client;
    }

    URI address() {
        return address;
    }

    /** The next line of standard output, after the one that says where it listens. */
    String nextLine() throws IOException {
        return output.readLine();
    }

    /** What was written to standard error so far. */
    String log() throws IOException {
        return Files.readString(log, StandardCharsets.UTF_8);
    }

    /** Asks the process to end, as systems do. */
    void terminate() {
        process.destroy();
    }

    /** Waits for the end and returns the exit code. */
    int await() throws InterruptedException {
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("it does not end");
        }
        return process.exitValue();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}

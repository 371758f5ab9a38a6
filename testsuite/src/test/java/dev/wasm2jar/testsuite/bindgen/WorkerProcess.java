package dev.wasm2jar.testsuite.bindgen;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** The jar of a worker in a process, and a client for it. */
final class WorkerProcess implements AutoCloseable {

    private final Process process;
    private final String url;
    private final HttpClient client = HttpClient.newHttpClient();

    WorkerProcess(Path home, Path jar, Path errors, String... options) throws IOException {
        this(home, List.of(), jar, errors, options);
    }

    /** @param javaOptions for the JVM */
    WorkerProcess(Path home, List<String> javaOptions, Path jar, Path errors, String... options) throws IOException {
        List<String> command = new ArrayList<>(List.of(home.resolve("bin").resolve("java").toString()));
        command.addAll(javaOptions);
        command.addAll(List.of("-jar", jar.toString(), "--listen", "127.0.0.1:0"));
        command.addAll(List.of(options));
        process = new ProcessBuilder(command).redirectError(errors.toFile()).start();
        var output = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        String line = output.readLine();
        if (line == null || !line.contains(" listens on http://")) {
            process.destroyForcibly();
            throw new IOException("the worker said: " + line);
        }
        url = line.substring(line.indexOf("http://"), line.length() - 1);
    }

    /** Status, content type if there is one, and body of the response. */
    String call(String method, String path, String body) throws IOException, InterruptedException {
        HttpResponse<String> response = send(method, path, body);
        String type = response.headers().firstValue("Content-Type").map(found -> " " + found).orElse("");
        return response.statusCode() + type + " " + response.body();
    }

    HttpResponse<String> send(String method, String path, String body, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + path))
                .method(method, HttpRequest.BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    }

    CompletableFuture<HttpResponse<String>> sendAsync(String path) {
        return client.sendAsync(HttpRequest.newBuilder(URI.create(url + path)).build(), HttpResponse.BodyHandlers.ofString());
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                throw new IllegalStateException("the worker did not end");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } finally {
            process.destroyForcibly();
        }
    }
}

package dev.wasm2jar.runtime.monitor;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasm2jar.runtime.http.HttpError;
import dev.wasm2jar.runtime.http.HttpHandler;
import dev.wasm2jar.runtime.http.HttpObserver;
import dev.wasm2jar.runtime.http.HttpServer;
import dev.wasm2jar.runtime.http.HttpServerOptions;
import dev.wasm2jar.runtime.http.ListenAddress;
import dev.wasm2jar.runtime.log.LogFormat;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A server and what its operators see of it. */
final class AdminServerTest {

    private static final ListenAddress ANY_PORT = new ListenAddress("127.0.0.1", 0);

    private static final HttpHandler HANDLER = (request, response) -> {
        switch (request.path()) {
            case "/gone" -> throw new HttpError(410, "Gone.");
            case "/fails" -> throw new IllegalStateException("for the log");
            default -> response.body().write("hello".getBytes(UTF_8));
        }
    };

    private final HttpClient client = HttpClient.newHttpClient();

    private static HttpServer start(HttpObserver observer) throws IOException {
        return HttpServer.start(HttpServerOptions.DEFAULT.withAddress(ANY_PORT).withObserver(observer), HANDLER);
    }

    private HttpResponse<String> get(HttpServer server, String path) throws IOException, InterruptedException {
        return send(server, path, "GET");
    }

    private HttpResponse<String> send(HttpServer server, String path, String method)
            throws IOException, InterruptedException {
        var uri = URI.create("http://127.0.0.1:" + server.address().getPort() + path);
        HttpRequest request = HttpRequest.newBuilder(uri).method(method, HttpRequest.BodyPublishers.noBody())
                .header("User-Agent", "a \"test\"").header("X-Request-Id", "id-1").build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static void sendNoise(HttpServer server) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), server.address().getPort())) {
            socket.getOutputStream().write("noise\r\n\r\n".getBytes(UTF_8));
            socket.shutdownOutput();
            socket.getInputStream().readAllBytes();
        }
    }

    @Test
    void metricsCountRequests() throws Exception {
        var metrics = new HttpMetrics();
        try (HttpServer server = start(metrics);
                HttpServer admin = AdminServer.start(ANY_PORT, server, List.of(metrics, new JvmMetrics()))) {
            for (int i = 0; i < 3; i++) {
                assertEquals("hello", get(server, "/").body());
            }
            assertEquals(410, get(server, "/gone").statusCode());
            assertEquals(500, get(server, "/fails").statusCode());
            sendNoise(server);
            // The last response can be here before it is counted.
            server.drain(Duration.ofSeconds(20));

            HttpResponse<String> response = get(admin, "/metrics");
            assertEquals("text/plain; version=0.0.4; charset=utf-8",
                    response.headers().firstValue("Content-Type").get());
            String text = response.body();
            assertHas(text, "http_requests_total{code=\"200\"} 3");
            assertHas(text, "http_requests_total{code=\"410\"} 1");
            assertHas(text, "http_requests_total{code=\"500\"} 1");
            assertHas(text, "http_requests_total{code=\"400\"} 1");
            assertHas(text, "http_requests_in_flight 0");
            assertHas(text, "http_failures_total 1");
            assertHas(text, "http_request_duration_seconds_count 5");
            assertHas(text, "http_request_duration_seconds_bucket{le=\"+Inf\"} 5");
            var line = Pattern.compile("# (HELP|TYPE) [a-z_]+ .+|[a-z_]+(\\{[a-z]+=\"[^\"]+\"})? [0-9.E-]+");
            for (String each : text.split("\n")) {
                assertTrue(line.matcher(each).matches(), each);
            }
        }
    }

    private static void assertHas(String text, String line) {
        assertTrue(("\n" + text).contains("\n" + line + "\n"), line + " is not in\n" + text);
    }

    @Test
    void healthEndsWithTheDrain() throws Exception {
        try (HttpServer server = start(null); HttpServer admin = AdminServer.start(ANY_PORT, server, List.of())) {
            assertEquals("ok\n", get(admin, "/healthz").body());
            assertEquals(200, send(admin, "/healthz", "HEAD").statusCode());
            assertEquals(404, get(admin, "/").statusCode());
            HttpResponse<String> post = send(admin, "/healthz", "POST");
            assertEquals(405, post.statusCode());
            assertEquals("GET, HEAD", post.headers().firstValue("Allow").get());
            server.drain(Duration.ofSeconds(20));
            assertEquals(503, get(admin, "/healthz").statusCode());
        }
    }

    @Test
    void accessLogsHaveALineForEachRequest() throws Exception {
        var text = new ByteArrayOutputStream();
        var json = new ByteArrayOutputStream();
        var observers =
                new Observers(new AccessLog(text, LogFormat.TEXT), new AccessLog(json, LogFormat.JSON));
        int port;
        // A line is written after its response: each server is drained, so that the lines are in order.
        try (HttpServer server = start(observers)) {
            port = server.address().getPort();
            get(server, "/a%0Ab?c");
            server.drain(Duration.ofSeconds(20));
        }
        try (HttpServer server = start(observers)) {
            sendNoise(server);
            server.drain(Duration.ofSeconds(20));
        }
        String time = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z";
        String[] lines = text.toString(UTF_8).split("\n");
        assertEquals(2, lines.length);
        assertTrue(lines[0].matches(
                        time + " id-1 127\\.0\\.0\\.1 GET 127\\.0\\.0\\.1:" + port + "/a%0Ab\\?c 200 \\d+ B \\d+ us"),
                lines[0]);
        assertTrue(lines[1].matches(time + " - - - - 400 \\d+ B 0 us"), lines[1]);
        lines = json.toString(UTF_8).split("\n");
        assertTrue(lines[0].matches("\\{\"time\":\"" + time + "\",\"id\":\"id-1\",\"remote\":\"127\\.0\\.0\\.1\","
                + "\"method\":\"GET\",\"host\":\"127\\.0\\.0\\.1:" + port + "\",\"path\":\"/a%0Ab\",\"query\":\"c\","
                + "\"protocol\":\"HTTP/1\\.1\",\"status\":200,\"bytes\":\\d+,\"microseconds\":\\d+,"
                + "\"userAgent\":\"a \\\\\"test\\\\\"\"}"), lines[0]);
        assertTrue(lines[1].matches("\\{\"time\":\"" + time + "\",\"status\":400,\"bytes\":\\d+,\"microseconds\":0}"),
                lines[1]);
    }
}

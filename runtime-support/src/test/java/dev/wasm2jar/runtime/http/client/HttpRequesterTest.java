package dev.wasm2jar.runtime.http.client;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasm2jar.runtime.http.HttpHeaders;
import dev.wasm2jar.runtime.http.HttpRequest;
import dev.wasm2jar.runtime.http.HttpResponse;
import dev.wasm2jar.runtime.http.HttpServer;
import dev.wasm2jar.runtime.http.HttpServerOptions;
import dev.wasm2jar.runtime.http.ListenAddress;
import dev.wasm2jar.runtime.http.client.ClientException.Reason;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests to another server, which is ours. */
final class HttpRequesterTest {

    private static final int SHORT = 200;
    private static final int LONG = 60_000;

    private final CountDownLatch end = new CountDownLatch(1);
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.start(
                HttpServerOptions.DEFAULT.withAddress(new ListenAddress("127.0.0.1", 0)), this::handle);
    }

    @AfterEach
    void stop() {
        end.countDown();
        server.close();
    }

    private void handle(HttpRequest request, HttpResponse response) throws IOException {
        switch (request.path()) {
            case "/redirect" -> {
                response.status(302);
                response.headers().set("Location", "http://other.example/");
            }
            case "/large" -> response.body().write(new byte[100_000]);
            case "/silent" -> await();
            case "/stalls" -> {
                response.body().write('a');
                response.body().flush();
                await();
            }
            case "/breaks" -> {
                response.headers().set("Content-Length", "5");
                response.body().write('a');
                response.body().flush();
            }
            default -> {
                response.status(201);
                response.headers().add("X-Twice", "1").add("X-Twice", "2");
                response.body().write((request.method() + " " + request.headers().get("X-Field") + " "
                        + request.headers().get("Upgrade") + " " + request.contentLength() + " ").getBytes(ISO_8859_1));
                request.body().transferTo(response.body());
            }
        }
    }

    private void await() {
        try {
            end.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException unexpected) {
            throw new AssertionError(unexpected);
        }
    }

    private HttpRequester requester(ClientLimits limits) {
        return new HttpRequester(AllowedHosts.of(List.of("127.0.0.1:*")), limits);
    }

    private ClientRequest get(String path) {
        return new ClientRequest("GET", uri(path), new HttpHeaders(), null, 0);
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + server.address().getPort() + path);
    }

    private static Reason reasonOf(Executable action) {
        return assertThrows(ClientException.class, action).reason();
    }

    @Test
    void sendsAndReceives() throws IOException {
        var headers = new HttpHeaders().add("X-Field", "value").add("Upgrade", "no").add("Host", "no")
                .add("Content-Length", "99").add("Connection", "close");
        byte[] body = "hello".getBytes(ISO_8859_1);
        var requester = requester(ClientLimits.DEFAULT);
        try (ClientResponse response = requester.send(
                new ClientRequest("PUT", uri("/a?b"), headers, new ByteArrayInputStream(body), body.length))) {
            assertEquals(201, response.status());
            assertEquals(List.of("1", "2"), response.headers().all("x-twice"));
            assertEquals("PUT value null 5 hello", text(response.body()));
        }
        try (ClientResponse response = requester.send(
                new ClientRequest("POST", uri("/"), headers, new ByteArrayInputStream(body), -1))) {
            assertEquals("POST value null -1 hello", text(response.body()));
        }
        try (ClientResponse response = requester.send(get("/"))) {
            assertEquals("GET null null 0 ", text(response.body()));
        }
    }

    private static String text(InputStream body) throws IOException {
        return new String(body.readAllBytes(), ISO_8859_1);
    }

    @Test
    void redirectsAreNotFollowed() throws IOException {
        try (ClientResponse response = requester(ClientLimits.DEFAULT).send(get("/redirect"))) {
            assertEquals(302, response.status());
            assertEquals("http://other.example/", response.headers().get("Location"));
        }
    }

    @Test
    void limitsHold() throws IOException {
        var small = requester(new ClientLimits(LONG, LONG, LONG, 50_000));
        try (ClientResponse response = small.send(get("/large"))) {
            assertEquals(Reason.TOO_LARGE, reasonOf(response.body()::readAllBytes));
        }
        try (ClientResponse response = small.send(get("/breaks"))) {
            assertEquals(Reason.BROKEN, reasonOf(response.body()::readAllBytes));
        }
        var hasty = requester(new ClientLimits(LONG, SHORT, LONG, 50_000));
        assertEquals(Reason.TIMEOUT, reasonOf(() -> hasty.send(get("/silent"))));
        var brief = requester(new ClientLimits(LONG, LONG, 8 * SHORT, 50_000));
        try (ClientResponse response = brief.send(get("/stalls"))) {
            assertEquals(Reason.TIMEOUT, reasonOf(response.body()::readAllBytes));
        }
    }

    @Test
    void failuresHaveReasons() throws IOException {
        int unused;
        try (var socket = new ServerSocket(0)) {
            unused = socket.getLocalPort();
        }
        var requester = new HttpRequester(AllowedHosts.of(List.of("*:*")), ClientLimits.DEFAULT);
        assertEquals(Reason.NO_CONNECTION, reasonOf(() -> requester.send(new ClientRequest("GET",
                URI.create("http://127.0.0.1:" + unused + "/"), new HttpHeaders(), null, 0))));
        assertEquals(Reason.UNKNOWN_HOST, reasonOf(() -> requester.send(
                new ClientRequest("GET", URI.create("http://host.invalid/"), new HttpHeaders(), null, 0))));
        assertEquals(Reason.INVALID, reasonOf(() -> requester.send(
                new ClientRequest("B AD", uri("/"), new HttpHeaders(), null, 0))));
        for (String odd : new String[] {"ftp://host/", "/path", "mailto:a@b", "http:///", "http:opaque"}) {
            assertEquals(Reason.INVALID, reasonOf(() -> requester.send(
                    new ClientRequest("GET", URI.create(odd), new HttpHeaders(), null, 0))), odd);
        }
    }

    @Test
    void nothingIsAllowedUnlessItIs() throws IOException {
        var requester = new HttpRequester(AllowedHosts.NONE, ClientLimits.DEFAULT);
        var denied = assertThrows(ClientException.class, () -> requester.send(get("/")));
        assertEquals(Reason.DENIED, denied.reason());
        String host = "127.0.0.1:" + server.address().getPort();
        assertEquals("requests to " + host + " are not allowed; --allow-outbound " + host + " allows them", denied.getMessage());
        assertNull(denied.getCause());
    }

    @Test
    void waitingCanBeInterrupted() throws Exception {
        var requester = requester(ClientLimits.DEFAULT);
        var outcome = new CompletableFuture<Throwable>();
        var thread = new Thread(() -> {
            try {
                requester.send(get("/silent")).close();
            } catch (IOException failure) {
                outcome.complete(Thread.currentThread().isInterrupted() ? failure : null);
            }
        });
        thread.start();
        Thread.sleep(SHORT);
        thread.interrupt();
        assertEquals(InterruptedIOException.class, outcome.get(20, TimeUnit.SECONDS).getClass());
    }

    @ParameterizedTest
    @CsvSource({
        "example.com, http://example.com/, true", "example.com, https://EXAMPLE.com./x?y, true",
        "example.com, http://example.com:80, true", "example.com, https://example.com:80, false",
        "example.com, http://example.com:8080/, false", "example.com:8080, http://example.com:8080/, true",
        "example.com:*, https://example.com:1/, true", "example.com, http://a.example.com/, false",
        "*.example.com, http://a.b.example.com/, true", "*.example.com, http://example.com/, false",
        "*.example.com, http://aexample.com/, false", "*.example.com, http://example.com.evil/, false",
        "https://example.com, http://example.com/, false", "https://example.com, https://example.com/, true",
        "*, http://anything/, true", "*, http://anything:81/, false", "*:*, https://anything:81/, true",
        "https://*, http://a/, false", "Example.COM, http://example.com, true",
        "[::1]:80, http://[::1]/, true", "127.0.0.1, http://127.1/, false",
        "example.com, http://example.com@evil.example/, false", "example.com, http://user@example.com/, false",
        "*, ftp://a/, true"
    })
    void hostsAreMatched(String pattern, String uri, boolean allowed) {
        assertEquals(allowed, AllowedHosts.of(List.of("other.example", pattern)).allows(URI.create(uri)));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "", "a b", "http://", "ftp://a", "a:", "a:0", "a:65536", "a:+1", "a:x", "a/b", "a.*", "*a", "**", "[::1",
        "a@b", "::1"
    })
    void oddHostsAreRefused(String text) {
        var wrong = assertThrows(IllegalArgumentException.class, () -> AllowedHosts.of(List.of(text)));
        assertTrue(wrong.getMessage().startsWith("not a host to allow: '" + text + "'; write "), wrong.getMessage());
    }
}

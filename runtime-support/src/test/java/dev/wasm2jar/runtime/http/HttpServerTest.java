package dev.wasm2jar.runtime.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasm2jar.runtime.http.RawClient.Response;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What well-behaved clients get. */
final class HttpServerTest {

    static final HttpServerOptions LOCAL =
            HttpServerOptions.DEFAULT.withAddress(new ListenAddress("127.0.0.1", 0));

    /** Answers with what it was asked for. */
    static void describe(HttpRequest request, HttpResponse response) throws IOException {
        String text = request.method() + " " + request.authority() + " " + request.path() + " " + request.query() + " "
                + new String(request.body().readAllBytes(), StandardCharsets.ISO_8859_1);
        response.headers().set("Content-Type", "text/plain");
        response.body().write(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    @Test
    void keepsConnections() throws IOException {
        try (HttpServer server = HttpServer.start(LOCAL, HttpServerTest::describe);
                var client = new RawClient(server)) {
            for (int i = 0; i < 3; i++) {
                Response response = client.get("/a%20b?c=d&e").response();
                assertEquals(200, response.status());
                assertEquals("GET test /a%20b c=d&e ", response.body());
                assertEquals("text/plain", response.field("Content-Type"));
                assertNull(response.field("Connection"));
            }
        }
    }

    @Test
    void readsBodies() throws IOException {
        try (HttpServer server = HttpServer.start(LOCAL, HttpServerTest::describe);
                var client = new RawClient(server)) {
            client.send("POST / HTTP/1.1\r\nHost: h:1\r\nContent-Length: 5\r\n\r\nhello");
            assertEquals("POST h:1 / null hello", client.response().body());
            client.send("PUT /x HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n"
                    + "5;a=b\r\nhello\r\n6\r\n world\r\n0\r\nTrailer: no\r\n\r\n");
            assertEquals("PUT h /x null hello world", client.response().body());
        }
    }

    @Test
    void sendsLongBodiesInChunks() throws IOException {
        HttpHandler handler = (request, response) -> {
            for (int i = 0; i < 10_000; i++) {
                response.body().write("0123456789".getBytes(StandardCharsets.ISO_8859_1));
            }
        };
        try (HttpServer server = HttpServer.start(LOCAL, handler); var client = new RawClient(server)) {
            Response response = client.get("/").response();
            assertEquals("chunked", response.field("Transfer-Encoding"));
            assertEquals("0123456789".repeat(10_000), response.body());
            client.send("GET / HTTP/1.0\r\n\r\n");
            Response old = client.response();
            assertEquals("close", old.field("Connection"));
            assertNull(old.field("Transfer-Encoding"));
            assertEquals("0123456789".repeat(10_000), old.body());
        }
    }

    @Test
    void answersErrors() throws IOException {
        HttpHandler handler = (request, response) -> {
            response.headers().set("X-Half", "done");
            if (request.path().equals("/error")) {
                throw new HttpError(404, "No <such> thing.");
            }
            throw new IllegalStateException("secret");
        };
        try (HttpServer server = HttpServer.start(LOCAL.withObserver(new RecordingObserver()), handler);
                var client = new RawClient(server)) {
            Response missing = client.get("/error").response();
            assertEquals(404, missing.status());
            assertNull(missing.field("X-Half"));
            assertEquals("404 Not Found\nNo <such> thing.\n", missing.body());
            Response failed = client.get("/").response();
            assertEquals(500, failed.status());
            assertTrue(!failed.body().contains("secret"), failed.body());
        }
    }

    @Test
    void errorsLookAsTheClientLikes() throws IOException {
        HttpHandler handler = (request, response) -> {
            throw new HttpError(503, "Not <now> & \"here\".");
        };
        try (HttpServer server = HttpServer.start(LOCAL, handler); var client = new RawClient(server)) {
            client.send("GET / HTTP/1.1\r\nHost: h\r\nAccept: text/html,*/*;q=0.8\r\n\r\n");
            Response html = client.response();
            assertEquals("text/html; charset=utf-8", html.field("Content-Type"));
            assertTrue(html.body().contains("<p>Not &lt;now&gt; &amp; \"here\".</p>"), html.body());
            assertEquals("1", html.field("Retry-After"));
            client.send("GET / HTTP/1.1\r\nHost: h\r\nAccept: application/json\r\n\r\n");
            Response json = client.response();
            assertEquals("application/problem+json", json.field("Content-Type"));
            assertEquals("{\"title\":\"Service Unavailable\",\"status\":503,"
                    + "\"detail\":\"Not <now> & \\\"here\\\".\"}\n",
                    json.body());
            client.send("HEAD / HTTP/1.1\r\nHost: h\r\n\r\n");
            assertTrue(client.head().startsWith("HTTP/1.1 503 "));
            assertEquals(503, client.get("/").response().status());
        }
    }

    @Test
    void observersSeeWhichBodyWasTooLong() throws IOException {
        var observer = new RecordingObserver();
        HttpServerOptions options = LOCAL.withObserver(observer).withLimits(new HttpLimits(2000, 20, 1000, 100));
        try (HttpServer server = HttpServer.start(options, HttpServerTest::describe);
                var client = new RawClient(server)) {
            client.send("POST /long?q HTTP/1.1\r\nHost: h\r\nAccept: application/json\r\nExpect: 100-continue\r\n"
                    + "Content-Length: 1001\r\n\r\n");
            Response refused = client.response();
            assertEquals(413, refused.status());
            assertEquals("close", refused.field("Connection"));
            assertEquals("application/problem+json", refused.field("Content-Type"));
            assertEquals("", client.rest());
            assertEquals(List.of("/long"), observer.paths);
            assertEquals(List.of(413), observer.statuses);
        }
    }

    @Test
    void pipelinedRequestsAreAnsweredInOrder() throws IOException {
        try (HttpServer server = HttpServer.start(LOCAL, HttpServerTest::describe);
                var client = new RawClient(server)) {
            var requests = new StringBuilder();
            for (int i = 0; i < 500; i++) {
                requests.append("POST /").append(i).append(" HTTP/1.1\r\nHost: h\r\nContent-Length: 3\r\n\r\nabc");
                requests.append("GET /").append(i).append(" HTTP/1.1\r\nHost: h\r\n\r\n");
            }
            client.send(requests + "GET /last HTTP/1.1\r\nHost: h\r\nConnection: x, Close\r\n\r\nGET /no");
            for (int i = 0; i < 500; i++) {
                assertEquals("POST h /" + i + " null abc", client.response().body());
                assertEquals("GET h /" + i + " null ", client.response().body());
            }
            Response last = client.response();
            assertEquals("GET h /last null ", last.body());
            assertEquals("close", last.field("Connection"));
            assertEquals("", client.rest());
        }
    }

    @Test
    void oldClientsKeepConnectionsOnlyIfTheyAsk() throws IOException {
        try (HttpServer server = HttpServer.start(LOCAL, HttpServerTest::describe);
                var client = new RawClient(server)) {
            client.send("GET /a HTTP/1.0\r\nConnection: keep-alive\r\n\r\n");
            assertEquals("keep-alive", client.response().field("Connection"));
            client.send("GET /b HTTP/1.0\r\n\r\n");
            Response last = client.response();
            assertEquals("GET  /b null ", last.body());
            assertEquals("close", last.field("Connection"));
            assertEquals("", client.rest());
        }
    }

    @Test
    void fieldsThatFrameMessagesAreTheServers() throws IOException {
        HttpHandler handler = (request, response) -> {
            response.headers().add("Transfer-Encoding", "gzip").add("Keep-Alive", "x").add("Upgrade", "x")
                    .add("Trailer", "x").add("Connection", "close").add("Date", "mine");
            response.body().write('.');
        };
        try (HttpServer server = HttpServer.start(LOCAL, handler); var client = new RawClient(server)) {
            Response response = client.get("/").response();
            assertEquals("HTTP/1.1 200 OK\r\nDate: mine\r\nContent-Length: 1\r\nConnection: close\r\n\r\n",
                    response.head());
            assertEquals("", client.rest());
        }
    }

    @Test
    void responsesCanNotBeSplit() {
        var headers = new HttpHeaders();
        for (String value : new String[] {"a\r\nb: c", "a\nb", "a\rb", "a\0", "\u0100", "a\u007f"}) {
            assertThrows(IllegalArgumentException.class, () -> headers.add("A", value));
        }
        for (String name : new String[] {"", "a b", "a:", "a\r", "\u00e9"}) {
            assertThrows(IllegalArgumentException.class, () -> headers.add(name, "a"));
        }
        assertEquals(0, headers.size());
    }

    @Test
    void requestsHaveIds() throws IOException {
        HttpHandler handler = (request, response) ->
                response.body().write((request.id() + request.id()).getBytes(StandardCharsets.ISO_8859_1));
        try (HttpServer server = HttpServer.start(LOCAL, handler); var client = new RawClient(server)) {
            client.send("GET / HTTP/1.1\r\nHost: h\r\nX-Request-Id: a.B-9_\r\n\r\n");
            assertEquals("a.B-9_a.B-9_", client.response().body());
            client.send("GET / HTTP/1.1\r\nHost: h\r\nX-Request-Id: a\"b\r\n\r\n");
            String id = client.response().body();
            assertTrue(id.matches("([0-9a-f]{16})\\1"), id);
            assertNotEquals(id, client.get("/").response().body());
        }
    }
}

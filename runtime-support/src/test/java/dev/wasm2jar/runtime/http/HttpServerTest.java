package dev.wasm2jar.runtime.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasm2jar.runtime.http.RawClient.Response;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
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
}

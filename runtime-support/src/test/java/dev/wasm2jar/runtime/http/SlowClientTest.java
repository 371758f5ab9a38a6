package dev.wasm2jar.runtime.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.wasm2jar.runtime.http.RawClient.Response;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Clients that take their time. */
final class SlowClientTest {

    /** For what is not to happen in this test. */
    private static final int LONG = 600_000;

    private static final int SHORT = 150;

    private final CompletableFuture<Throwable> outcome = new CompletableFuture<>();
    private HttpServer server;

    private RawClient connect(HttpTimeouts timeouts) throws IOException {
        server = HttpServer.start(HttpServerTest.LOCAL.withTimeouts(timeouts), this::handle);
        return new RawClient(server);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    /** Reads the body, or sends more than any buffer holds. */
    private void handle(HttpRequest request, HttpResponse response) throws IOException {
        try {
            request.body().readAllBytes();
            byte[] part = new byte[1 << 20];
            for (int i = 0; i < 64 && request.path().equals("/long"); i++) {
                response.body().write(part);
            }
        } catch (IOException failure) {
            outcome.complete(failure);
            throw failure;
        }
    }

    /** Sends a byte now and then until the server has enough. */
    private static Response drip(RawClient client, String piece) throws IOException {
        try {
            for (int i = 0; i < 10 * PATIENCE; i++) {
                client.send(piece);
                Thread.sleep(SHORT / 5);
                if (client.available() > 0) {
                    break;
                }
            }
        } catch (InterruptedException unexpected) {
            throw new AssertionError(unexpected);
        }
        return client.response();
    }

    private static final int PATIENCE = 100;

    @Test
    void idleConnectionsAreClosed() throws IOException {
        try (var client = connect(new HttpTimeouts(SHORT, LONG, LONG))) {
            assertNull(client.response());
        }
    }

    @Test
    void usedConnectionsAreClosedWhenIdle() throws IOException {
        try (var client = connect(new HttpTimeouts(SHORT, LONG, LONG))) {
            assertEquals(200, client.get("/").response().status());
            assertNull(client.response());
        }
    }

    @Test
    void headsThatStopAreAnswered() throws IOException {
        try (var client = connect(new HttpTimeouts(LONG, SHORT, LONG))) {
            Response response = client.send("GET / HTTP/1.1\r\nHo").response();
            assertEquals(408, response.status());
            assertEquals("close", response.field("Connection"));
            assertEquals("", client.rest());
        }
    }

    @Test
    void headsThatDripAreAnswered() throws IOException {
        try (var client = connect(new HttpTimeouts(LONG, 2 * SHORT, LONG))) {
            client.send("GET / HTTP/1.1\r\nHost: test\r\n");
            assertEquals(408, drip(client, "A: b\r\n").status());
        }
    }

    @Test
    void bodiesThatStopAreAnswered() throws Exception {
        try (var client = connect(new HttpTimeouts(LONG, LONG, SHORT))) {
            client.send("POST / HTTP/1.1\r\nHost: test\r\nContent-Length: 9\r\n\r\nhello");
            Response response = client.response();
            assertEquals(408, response.status());
            assertInstanceOf(BadRequest.class, outcome.get(PATIENCE, TimeUnit.SECONDS));
        }
    }

    @Test
    void bodiesThatDripAreAnswered() throws IOException {
        try (var client = connect(new HttpTimeouts(LONG, LONG, 2 * SHORT))) {
            client.send("POST / HTTP/1.1\r\nHost: test\r\nTransfer-Encoding: chunked\r\n\r\n");
            assertEquals(408, drip(client, "1\r\na\r\n").status());
        }
    }

    @Test
    void thoseThatExpectToContinueAndDoNotAreAnswered() throws IOException {
        try (var client = connect(new HttpTimeouts(LONG, LONG, SHORT))) {
            client.send("POST / HTTP/1.1\r\nHost: test\r\nContent-Length: 9\r\nExpect: 100-continue\r\n\r\n");
            assertEquals(100, client.response().status());
            assertEquals(408, client.response().status());
        }
    }

    @Test
    void responsesThatNobodyReadsEnd() throws Exception {
        try (var client = connect(new HttpTimeouts(LONG, LONG, SHORT))) {
            client.get("/long");
            assertInstanceOf(ConnectionLost.class, outcome.get(PATIENCE, TimeUnit.SECONDS));
        }
    }

    @Test
    void handlersMayTakeTheirTime() throws IOException {
        server = HttpServer.start(HttpServerTest.LOCAL.withTimeouts(new HttpTimeouts(SHORT, SHORT, SHORT)), (q, r) -> {
            sleep(4 * SHORT);
            q.body().readAllBytes();
            sleep(4 * SHORT);
            r.body().write('.');
        });
        try (var client = new RawClient(server)) {
            client.send("POST / HTTP/1.1\r\nHost: test\r\nContent-Length: 5\r\n\r\nhello");
            Response response = client.response();
            assertNotNull(response);
            assertEquals(".", response.body());
        }
    }

    private static void sleep(int milliseconds) {
        try {
            Thread.sleep(milliseconds);
        } catch (InterruptedException unexpected) {
            throw new AssertionError(unexpected);
        }
    }
}

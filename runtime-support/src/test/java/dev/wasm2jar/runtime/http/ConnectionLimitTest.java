package dev.wasm2jar.runtime.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.wasm2jar.runtime.http.RawClient.Response;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** More connections than there can be, and many. */
final class ConnectionLimitTest {

    private static HttpServerOptions options(int connections) {
        return HttpServerTest.LOCAL.withLimits(HttpLimits.DEFAULT.withConnections(connections));
    }

    @Test
    void theOneThatIsIdleForLongestMakesRoom() throws IOException {
        try (HttpServer server = HttpServer.start(options(2), HttpServerTest::describe);
                var first = new RawClient(server);
                var second = new RawClient(server)) {
            assertEquals(200, second.get("/").response().status());
            awaitIdle(server);
            assertEquals(200, first.get("/").response().status());
            awaitIdle(server);
            try (var third = new RawClient(server)) {
                assertEquals(200, third.get("/").response().status());
                assertNull(second.response());
                assertEquals(200, first.get("/").response().status());
            }
        }
    }

    /** A response can be here before its connection is idle. */
    private static void awaitIdle(HttpServer server) {
        for (Connection connection : server.connections()) {
            while (!connection.clientWait().isIdle()) {
                Thread.onSpinWait();
            }
        }
    }

    @Test
    void whenAllAreBusyNewOnesAreAnswered() throws IOException {
        var running = new CountDownLatch(2);
        var go = new CountDownLatch(1);
        HttpHandler handler = (request, response) -> {
            running.countDown();
            StreamingTest.await(go);
        };
        try (HttpServer server = HttpServer.start(options(2), handler);
                var first = new RawClient(server);
                var second = new RawClient(server)) {
            first.get("/");
            second.get("/");
            StreamingTest.await(running);
            try (var third = new RawClient(server)) {
                Response response = third.response();
                assertEquals(503, response.status());
                assertNotNull(response.field("Retry-After"));
                assertEquals("close", response.field("Connection"));
            }
            go.countDown();
            assertEquals(200, first.response().status());
            assertEquals(200, second.response().status());
        }
    }

    @Test
    void thereCanBeMoreThanPlatformThreads() throws IOException {
        int count = 400;
        List<RawClient> clients = new ArrayList<>();
        try (HttpServer server = HttpServer.start(options(count), HttpServerTest::describe)) {
            for (int i = 0; i < count; i++) {
                clients.add(new RawClient(server));
            }
            for (int round = 0; round < 2; round++) {
                for (RawClient client : clients) {
                    client.get("/" + round);
                }
                for (RawClient client : clients) {
                    assertEquals("GET test /" + round + " null ", client.response().body());
                }
            }
        } finally {
            for (RawClient client : clients) {
                client.close();
            }
        }
    }
}

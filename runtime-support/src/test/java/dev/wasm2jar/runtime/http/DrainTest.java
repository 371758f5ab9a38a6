package dev.wasm2jar.runtime.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasm2jar.runtime.http.RawClient.Response;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** How a server ends. */
final class DrainTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** So many that some have not been accepted when the server is told to end. */
    private static final int WAITING = 100;

    private final CountDownLatch running = new CountDownLatch(1);
    private final CountDownLatch go = new CountDownLatch(1);

    private void handle(HttpRequest request, HttpResponse response) throws IOException {
        if (request.path().equals("/slow")) {
            running.countDown();
            StreamingTest.await(go);
        }
        response.body().write('.');
    }

    /** Connections may end some instants before it does. */
    private static void assertStopsListening(HttpServer server) {
        assertThrows(IOException.class, () -> {
            while (true) {
                new RawClient(server).close();
            }
        });
    }

    @Test
    void whatRunsFinishes() throws Exception {
        HttpServer server = HttpServer.start(HttpServerTest.LOCAL, this::handle);
        try (var busy = new RawClient(server); var idle = new RawClient(server); var fresh = new RawClient(server)) {
            assertEquals(200, idle.get("/").response().status());
            busy.get("/slow");
            StreamingTest.await(running);
            var drained = CompletableFuture.supplyAsync(() -> server.drain(PATIENCE));
            assertNull(idle.response(), "idle connections are closed");
            assertNull(fresh.response());
            assertStopsListening(server);
            assertFalse(drained.isDone());
            go.countDown();
            Response response = busy.response();
            assertEquals(".", response.body());
            assertNull(busy.response(), "the connection ends");
            assertTrue(drained.get(PATIENCE.toSeconds(), TimeUnit.SECONDS));
        }
    }

    @Test
    void whatCameBeforeIsAnswered() throws Exception {
        HttpServer server = HttpServer.start(HttpServerTest.LOCAL, this::handle);
        var clients = new ArrayList<RawClient>();
        try {
            for (int i = 0; i < WAITING; i++) {
                clients.add(new RawClient(server).get("/"));
            }
            for (int i = 0; i < WAITING; i++) {
                clients.add(new RawClient(server));
            }
            assertTrue(server.drain(PATIENCE));
            for (RawClient client : clients.subList(0, WAITING)) {
                assertEquals(200, client.response().status());
                assertNull(client.response());
            }
            for (RawClient silent : clients.subList(WAITING, 2 * WAITING)) {
                assertNull(silent.response(), "closed, not reset");
            }
        } finally {
            for (RawClient client : clients) {
                client.close();
            }
        }
    }

    @Test
    void requestsThatBeginWhileItDrainsSayGoodbye() throws Exception {
        HttpServer server = HttpServer.start(HttpServerTest.LOCAL, this::handle);
        try (var client = new RawClient(server)) {
            client.get("/slow").get("/next");
            StreamingTest.await(running);
            var drained = CompletableFuture.supplyAsync(() -> server.drain(PATIENCE));
            assertStopsListening(server);
            go.countDown();
            Response first = client.response();
            assertEquals(200, first.status());
            if (first.field("Connection") == null) {
                assertEquals("close", client.response().field("Connection"));
            }
            assertNull(client.response());
            assertTrue(drained.get(PATIENCE.toSeconds(), TimeUnit.SECONDS));
        }
    }

    @Test
    void whatDoesNotFinishIsCutOff() throws Exception {
        HttpServer server = HttpServer.start(HttpServerTest.LOCAL, this::handle);
        try (var client = new RawClient(server)) {
            client.get("/slow");
            StreamingTest.await(running);
            assertFalse(server.drain(Duration.ofMillis(50)));
            assertNull(client.responseOrNothing());
        } finally {
            go.countDown();
        }
    }

    @Test
    void canBeStartedAgainAtOnce() throws IOException {
        HttpServer server = HttpServer.start(HttpServerTest.LOCAL, this::handle);
        var address = new ListenAddress("127.0.0.1", server.address().getPort());
        try (var client = new RawClient(server)) {
            assertEquals(200, client.get("/").response().status());
            server.drain(PATIENCE);
        }
        try (HttpServer again = HttpServer.start(HttpServerTest.LOCAL.withAddress(address), this::handle);
                var client = new RawClient(again)) {
            assertEquals(200, client.get("/").response().status());
        }
    }

    @Test
    void portsInUseAreToldPlainly() throws IOException {
        try (HttpServer server = HttpServer.start(HttpServerTest.LOCAL, this::handle)) {
            var address = new ListenAddress("127.0.0.1", server.address().getPort());
            var failure = assertThrows(IOException.class,
                    () -> HttpServer.start(HttpServerTest.LOCAL.withAddress(address), this::handle));
            assertEquals("can't listen on " + address + ": Address already in use", failure.getMessage());
        }
    }
}

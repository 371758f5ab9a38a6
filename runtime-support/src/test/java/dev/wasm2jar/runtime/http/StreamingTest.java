package dev.wasm2jar.runtime.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasm2jar.runtime.http.RawClient.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Bodies that come and go piece by piece, and responses without one. */
final class StreamingTest {

    private static final int PATIENCE = 20;

    @Test
    void bothSidesTalkInTurn() throws IOException {
        HttpHandler echo = (request, response) -> {
            InputStream body = request.body();
            for (int c = body.read(); c >= 0; c = body.read()) {
                response.body().write(c);
                response.body().flush();
            }
        };
        try (HttpServer server = HttpServer.start(HttpServerTest.LOCAL, echo); var client = new RawClient(server)) {
            client.send("POST / HTTP/1.1\r\nHost: test\r\nTransfer-Encoding: chunked\r\n\r\n");
            client.send("1\r\na\r\n");
            assertTrue(client.head().contains("Transfer-Encoding: chunked"));
            assertEquals("1\r\na\r\n", client.next(6));
            client.send("1\r\nb\r\n");
            assertEquals("1\r\nb\r\n", client.next(6));
            client.send("0\r\n\r\n");
            assertEquals("0\r\n\r\n", client.next(5));
            assertEquals("", client.get("/").response().body());
        }
    }

    /** Whoever must not wait, such as a program that can be stopped, reads what is there itself, by no other thread. */
    @Test
    void whatTheSystemHasOfABodyCanBeReadWithoutWaiting() throws Exception {
        HttpHandler handler = (request, response) -> {
            InputStream body = request.body();
            body.read();
            // Of the server's own buffer nothing is left after that.
            body.skip(body.available());
            long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE);
            while (body.available() <= 4096 && System.nanoTime() < until) {
                Thread.onSpinWait();
            }
            response.body().write(Boolean.toString(body.available() > 4096).getBytes(ISO_8859_1));
        };
        try (HttpServer server = HttpServer.start(HttpServerTest.LOCAL, handler); var client = new RawClient(server)) {
            client.send("POST / HTTP/1.1\r\nHost: test\r\nContent-Length: 200000\r\n\r\n" + "x".repeat(200_000));
            assertEquals("true", client.response().body());
        }
    }

    @Test
    void requestsWaitForTheHandler() throws Exception {
        var go = new CountDownLatch(1);
        HttpHandler handler = (request, response) -> {
            await(go);
            long count = request.body().transferTo(OutputStream.nullOutputStream());
            response.body().write(Long.toString(count).getBytes(ISO_8859_1));
        };
        HttpServerOptions options = HttpServerTest.LOCAL.withLimits(HttpLimits.DEFAULT.withBodyBytes(1L << 30));
        try (HttpServer server = HttpServer.start(options, handler);
                SocketChannel channel = SocketChannel.open(server.address())) {
            int length = 48 << 20;
            channel.write(ByteBuffer.wrap(
                    ("POST / HTTP/1.1\r\nHost: test\r\nContent-Length: " + length + "\r\n\r\n").getBytes(ISO_8859_1)));
            channel.configureBlocking(false);
            ByteBuffer body = ByteBuffer.allocate(length);
            int stalls = 0;
            while (stalls < 5 && body.hasRemaining()) {
                if (channel.write(body) == 0) {
                    stalls++;
                    Thread.sleep(20);
                }
            }
            assertTrue(body.hasRemaining(), "nothing holds the client back");
            go.countDown();
            channel.configureBlocking(true);
            channel.write(body);
            ByteBuffer answer = ByteBuffer.allocate(1000);
            channel.read(answer);
            String text = new String(answer.array(), 0, answer.position(), ISO_8859_1);
            assertTrue(text.endsWith("\r\n\r\n" + length), text);
        }
    }

    @Test
    void handlersWaitForTheClient() throws Exception {
        var written = new AtomicLong();
        var outcome = new CompletableFuture<Throwable>();
        HttpHandler handler = (request, response) -> {
            byte[] part = new byte[100_000];
            try {
                while (true) {
                    response.body().write(part);
                    written.addAndGet(part.length);
                }
            } catch (IOException failure) {
                outcome.complete(failure);
                throw failure;
            }
        };
        var observer = new RecordingObserver();
        try (HttpServer server = HttpServer.start(HttpServerTest.LOCAL.withObserver(observer), handler)) {
            try (var client = new RawClient(server)) {
                client.get("/").head();
                long before = -1;
                while (before != written.get()) {
                    before = written.get();
                    Thread.sleep(100);
                }
                assertTrue(before < 64 << 20, "nothing holds the handler back");
            }
            assertInstanceOf(ConnectionLost.class, outcome.get(PATIENCE, TimeUnit.SECONDS));
        }
        assertTrue(observer.failures.isEmpty(), "that the client went away is no failure of the handler");
    }

    @Test
    void continuesWhenTheBodyIsRead() throws IOException {
        try (HttpServer server = HttpServer.start(HttpServerTest.LOCAL, HttpServerTest::describe);
                var client = new RawClient(server)) {
            for (int i = 0; i < 2; i++) {
                client.send("POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 5\r\nExpect: 100-Continue\r\n\r\n");
                assertEquals("HTTP/1.1 100 Continue\r\n\r\n", client.head());
                client.send("hello");
                assertEquals("POST h / null hello", client.response().body());
            }
            client.send("POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 5\r\nExpect: 100-continue\r\n\r\nhello");
            assertEquals(200, client.response().status(), "the body was there already");
            client.send("POST / HTTP/1.0\r\nContent-Length: 5\r\nExpect: 100-continue\r\n\r\n");
            client.send("hello");
            assertEquals(200, client.response().status(), "HTTP/1.0 knows no interim responses");
        }
    }

    @Test
    void endsConnectionsOfClientsThatWereNotToldToContinue() throws IOException {
        HttpHandler refusal = (request, response) -> response.status(403);
        try (HttpServer server = HttpServer.start(HttpServerTest.LOCAL, refusal); var client = new RawClient(server)) {
            client.send("POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 5\r\nExpect: 100-continue\r\n\r\n");
            Response response = client.response();
            assertEquals(403, response.status());
            assertEquals("close", response.field("Connection"));
            assertEquals("", client.rest());
        }
    }

    @Test
    void bodiesThatNobodyReadsDoNotMatter() throws IOException {
        HttpHandler idle = (request, response) -> response.body().write('.');
        try (HttpServer server = HttpServer.start(HttpServerTest.LOCAL, idle)) {
            try (var client = new RawClient(server)) {
                client.send("POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 100000\r\n\r\n" + "a".repeat(100_000));
                assertEquals(".", client.response().body());
                client.send("POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n");
                assertEquals(".", client.response().body());
                assertEquals(".", client.get("/").response().body());
            }
            try (var client = new RawClient(server)) {
                // More than is read to keep a connection, and not so much that the response gets lost.
                client.send("POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 3000000\r\n\r\n" + "a".repeat(3_000_000));
                assertEquals(".", client.response().body());
                assertEquals("", client.rest());
            }
        }
    }

    @Test
    void someResponsesHaveNoBody() throws IOException {
        HttpHandler handler = (request, response) -> {
            response.status(Integer.parseInt(request.path().substring(1)));
            if (request.query() != null) {
                response.headers().set("Content-Length", request.query());
            }
            response.body().write("hello".getBytes(ISO_8859_1));
        };
        try (HttpServer server = HttpServer.start(HttpServerTest.LOCAL, handler); var client = new RawClient(server)) {
            String head = client.send("HEAD /200 HTTP/1.1\r\nHost: h\r\n\r\n").head();
            assertTrue(head.contains("\r\nContent-Length: 5\r\n"), head);
            head = client.send("HEAD /200?7000000 HTTP/1.1\r\nHost: h\r\n\r\n").head();
            assertTrue(head.contains("\r\nContent-Length: 7000000\r\n"), head);
            assertNull(client.get("/204").response().field("Content-Length"));
            assertNull(client.get("/204?5").response().field("Content-Length"));
            assertNull(client.get("/304").response().field("Content-Length"));
            assertEquals("9", client.get("/304?9").response().field("Content-Length"));
            assertEquals("hello", client.get("/404").response().body());
        }
    }

    @Test
    void headOfALongResponseHasNoBody() throws IOException {
        HttpHandler handler = (request, response) -> {
            for (int i = 0; i < 10; i++) {
                response.body().write(new byte[5000]);
                response.body().flush();
            }
        };
        try (HttpServer server = HttpServer.start(HttpServerTest.LOCAL, handler); var client = new RawClient(server)) {
            String head = client.send("HEAD / HTTP/1.1\r\nHost: h\r\n\r\n").head();
            assertFalse(head.contains("Content-Length"), head);
            assertEquals(50_000, client.get("/").response().body().length());
        }
    }

    @Test
    void responsesThatBreakOffDoNotLookComplete() throws Exception {
        HttpHandler handler = (request, response) -> {
            if (request.query() != null) {
                response.headers().set("Content-Length", request.query());
            }
            response.body().write(new byte[9000]);
            if (request.path().equals("/fail")) {
                throw new IllegalStateException("after the beginning");
            }
        };
        var observer = new RecordingObserver();
        try (HttpServer server = HttpServer.start(HttpServerTest.LOCAL.withObserver(observer), handler)) {
            for (String target : new String[] {"/fail", "/fail?9001", "/short?9001"}) {
                try (var client = new RawClient(server)) {
                    assertNull(client.get(target).response().body(), target);
                }
            }
            try (var client = new RawClient(server)) {
                assertEquals(500, client.get("/long?5").response().status(), "nothing was sent yet");
            }
            try (var client = new RawClient(server)) {
                client.send("GET /fail HTTP/1.0\r\n\r\n");
                assertThrows(IOException.class, client::rest);
            }
            assertEquals(5, observer.failures.size());
        }
    }

    @Test
    void responsesCanBeCompleteBeforeTheHandlerIs() throws Exception {
        var go = new CountDownLatch(1);
        var late = new CompletableFuture<Throwable>();
        HttpHandler handler = (request, response) -> {
            response.body().write('.');
            response.body().close();
            await(go);
            try {
                response.body().write('!');
            } catch (IOException refused) {
                late.complete(refused);
            }
        };
        try (HttpServer server = HttpServer.start(HttpServerTest.LOCAL, handler); var client = new RawClient(server)) {
            assertEquals(".", client.get("/").response().body());
            go.countDown();
            assertEquals("the response is complete", late.get(PATIENCE, TimeUnit.SECONDS).getMessage());
        }
    }

    /** Else it would take the next request for the rest of this one. */
    @Test
    void aThreadThatGoesOnReadingEndsTheConnection() throws Exception {
        var reader = new CompletableFuture<Throwable>();
        HttpHandler handler = (request, response) -> {
            var begun = new CountDownLatch(1);
            var thread = new Thread(() -> {
                begun.countDown();
                try {
                    request.body().readAllBytes();
                    reader.complete(null);
                } catch (IOException failure) {
                    reader.complete(failure);
                }
            });
            thread.start();
            await(begun);
            while (thread.getState() == Thread.State.NEW || !isInRead(thread)) {
                Thread.onSpinWait();
            }
            response.body().write('.');
        };
        try (HttpServer server = HttpServer.start(HttpServerTest.LOCAL, handler); var client = new RawClient(server)) {
            client.send("POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 50\r\n\r\n");
            assertEquals(".", client.response().body());
            client.get("/next");
            assertNull(client.responseOrNothing());
        }
        assertInstanceOf(IOException.class, reader.get(PATIENCE, TimeUnit.SECONDS));
    }

    private static boolean isInRead(Thread thread) {
        for (StackTraceElement frame : thread.getStackTrace()) {
            if (frame.getClassName().equals(SocketInput.class.getName())) {
                return true;
            }
        }
        return false;
    }

    static void await(CountDownLatch latch) {
        try {
            if (!latch.await(PATIENCE, TimeUnit.SECONDS)) {
                throw new AssertionError("nothing happened");
            }
        } catch (InterruptedException unexpected) {
            throw new AssertionError(unexpected);
        }
    }
}

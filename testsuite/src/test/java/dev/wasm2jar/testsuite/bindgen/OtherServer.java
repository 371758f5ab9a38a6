package dev.wasm2jar.testsuite.bindgen;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A server that functions ask. */
final class OtherServer implements AutoCloseable {

    private static final long PATIENCE_SECONDS = 60;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CyclicBarrier pair = new CyclicBarrier(2);
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch abandoned = new CountDownLatch(1);

    OtherServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    String host() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    String url(String path) {
        return "http://" + host() + path;
    }

    private void answer(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        String path = exchange.getRequestURI().getRawPath();
        exchange.getResponseHeaders().set("X-Note", "from the other");
        try {
            switch (path) {
                case "/json" -> send(exchange, 200, "{\"name\":\"Ada\"}");
                case "/pair" -> {
                    pair.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
                    send(exchange, 200, "both came");
                }
                case "/never" -> waitForClient(exchange);
                case "/begun" -> {
                    boolean isBegun = begun.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
                    send(exchange, 200, isBegun ? "begun" : "nobody asked for /never");
                }
                case "/large" -> send(exchange, 200, "x".repeat(10_000_000));
                case "/missing" -> send(exchange, 404, "nothing here");
                case "/empty" -> exchange.sendResponseHeaders(204, -1);
                case "/see-other", "/moved", "/temporary", "/away", "/circle" -> redirect(exchange, path);
                default -> send(exchange, 200, describe(exchange, body));
            }
        } catch (BrokenBarrierException | TimeoutException | InterruptedException alone) {
            send(exchange, 500, "the other did not come");
        } finally {
            exchange.close();
        }
    }

    private static void redirect(HttpExchange exchange, String path) throws IOException {
        exchange.getResponseHeaders().set("Location", switch (path) {
            // To this very server, but by a name that is not in the list.
            case "/away" -> "http://localhost:" + exchange.getLocalAddress().getPort() + "/there";
            case "/circle" -> "/circle";
            default -> "../there?from=" + path.substring(1);
        });
        exchange.sendResponseHeaders(path.equals("/see-other") ? 303 : path.equals("/moved") ? 301 : 307, -1);
    }

    /** Sends without end, until nobody listens any more. */
    private void waitForClient(HttpExchange exchange) throws InterruptedException {
        try {
            exchange.sendResponseHeaders(200, 0);
            begun.countDown();
            while (true) {
                exchange.getResponseBody().write('.');
                exchange.getResponseBody().flush();
                Thread.sleep(5);
            }
        } catch (IOException gone) {
            abandoned.countDown();
        }
    }

    /** Waits until a client has gone away from {@code /never}. */
    boolean awaitAbandoned() throws InterruptedException {
        return abandoned.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    private static String describe(HttpExchange exchange, byte[] body) {
        var text = new StringBuilder(exchange.getRequestMethod()).append(' ').append(exchange.getRequestURI());
        for (String name : List.of("Authorization", "Content-Type", "Content-Length", "X-Note")) {
            String value = exchange.getRequestHeaders().getFirst(name);
            // Some JDKs send a length for requests without a body.
            text.append(value == null || value.equals("0") ? "" : " " + name + "=" + value);
        }
        return text.append(' ').append(new String(body, StandardCharsets.UTF_8)).toString().stripTrailing();
    }

    private static void send(HttpExchange exchange, int status, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}

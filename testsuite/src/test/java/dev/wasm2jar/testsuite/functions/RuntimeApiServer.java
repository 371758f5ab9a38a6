package dev.wasm2jar.testsuite.functions;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Lambda's Runtime API as a runtime sees it: gives out events one by one, and takes what comes back. */
final class RuntimeApiServer implements AutoCloseable {

    private static final String ROOT = "/2018-06-01/runtime/";

    private final HttpServer server;
    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
    private final BlockingQueue<Answer> answers = new LinkedBlockingQueue<>();

    /** @param time milliseconds to the deadline, from when the event is given out */
    private record Event(String id, String json, long time) {}

    /**
     * What the runtime sent.
     *
     * @param kind the end of the path: {@code response} or {@code error}
     * @param errorType the field of that meaning, or null
     */
    record Answer(String id, String kind, String body, String errorType) {}

    private Process runtime;
    private Path log;

    private RuntimeApiServer(HttpServer server) {
        this.server = server;
    }

    static RuntimeApiServer start() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        var api = new RuntimeApiServer(server);
        server.setExecutor(Executors.newCachedThreadPool(work -> {
            var thread = new Thread(work);
            thread.setDaemon(true);
            return thread;
        }));
        server.createContext(ROOT, api::handle);
        server.start();
        return api;
    }

    /** The value of {@code AWS_LAMBDA_RUNTIME_API}. */
    String address() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    private void handle(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath().substring(ROOT.length());
        byte[] body = exchange.getRequestBody().readAllBytes();
        if (exchange.getRequestMethod().equals("GET") && path.equals("invocation/next")) {
            give(exchange);
            return;
        }
        String[] parts = path.split("/");
        answers.add(new Answer(parts[parts.length - 2], parts[parts.length - 1], new String(body, StandardCharsets.UTF_8),
                exchange.getRequestHeaders().getFirst("Lambda-Runtime-Function-Error-Type")));
        exchange.sendResponseHeaders(202, -1);
        exchange.close();
    }

    private void give(HttpExchange exchange) throws IOException {
        Event event;
        try {
            event = events.take();
        } catch (InterruptedException closed) {
            exchange.close();
            return;
        }
        var fields = exchange.getResponseHeaders();
        fields.set("Lambda-Runtime-Aws-Request-Id", event.id());
        fields.set("Lambda-Runtime-Deadline-Ms", Long.toString(System.currentTimeMillis() + event.time()));
        fields.set("Lambda-Runtime-Invoked-Function-Arn", "arn:aws:lambda:eu-west-1:1:function:f");
        fields.set("Lambda-Runtime-Trace-Id", "Root=1-" + event.id());
        fields.set("Content-Type", "application/json");
        byte[] bytes = event.json().getBytes(StandardCharsets.UTF_8);
        // Of no known length, and so chunked, every second time: clients must understand both.
        exchange.sendResponseHeaders(200, event.json().length() % 2 == 0 ? bytes.length : 0);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    /** Gives out an event and returns what comes back. */
    Answer invoke(String id, String json) throws InterruptedException {
        return invoke(id, json, 60_000);
    }

    Answer invoke(String id, String json, long time) throws InterruptedException {
        events.add(new Event(id, json, time));
        return answer();
    }

    /** What the runtime sends next. */
    Answer answer() throws InterruptedException {
        for (int i = 0; i < 60; i++) {
            Answer answer = answers.poll(1, TimeUnit.SECONDS);
            if (answer != null) {
                return answer;
            }
            if (!runtime.isAlive() && answers.isEmpty()) {
                break;
            }
        }
        throw new AssertionError("the runtime does not answer: " + log());
    }

    private String log() {
        try {
            return Files.readString(log);
        } catch (IOException none) {
            return none.toString();
        }
    }

    /** Names the process that asks for events, and where it writes. */
    void watch(Process process, Path output) {
        runtime = process;
        log = output;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}

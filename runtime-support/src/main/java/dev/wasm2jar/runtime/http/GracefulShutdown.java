package dev.wasm2jar.runtime.http;

import java.time.Duration;

/**
 * Drains a server when the JVM is told to end, by SIGTERM or SIGINT for example: what runs may finish, within a limit
 * that should be shorter than the platform's patience.
 */
public final class GracefulShutdown extends Thread {

    private final HttpServer server;
    private final Duration limit;

    private GracefulShutdown(HttpServer server, Duration limit) {
        super(null, null, "http-shutdown", 0);
        this.server = server;
        this.limit = limit;
    }

    /**
     * Arranges for a server to be drained.
     *
     * @param limit how long that may take
     */
    public static void install(HttpServer server, Duration limit) {
        Runtime.getRuntime().addShutdownHook(new GracefulShutdown(server, limit));
    }

    @Override
    public void run() {
        server.drain(limit);
    }
}

package dev.wasm2jar.benchmarks;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;

/** {@link HelloServer} with the JDK's own server, and what it needs to be fast: a pool of threads, and no Nagle. */
public final class HelloJdkServer implements HttpHandler {

    private static final byte[] TEXT = "Hello, world!\n".getBytes(StandardCharsets.US_ASCII);

    private final boolean once;

    private HelloJdkServer(boolean once) {
        this.once = once;
    }

    public static void main(String[] arguments) throws IOException {
        System.setProperty("sun.net.httpserver.nodelay", "true");
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1024);
        server.createContext("/", new HelloJdkServer(arguments.length > 0));
        server.setExecutor(Executors.newCachedThreadPool());
        server.start();
        System.out.println(server.getAddress().getPort());
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "text/plain");
        exchange.sendResponseHeaders(200, TEXT.length);
        exchange.getResponseBody().write(TEXT);
        exchange.close();
        if (once) {
            Runtime.getRuntime().halt(0);
        }
    }
}

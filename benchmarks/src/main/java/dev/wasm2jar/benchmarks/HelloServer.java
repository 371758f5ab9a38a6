package dev.wasm2jar.benchmarks;

import dev.wasm2jar.runtime.http.HttpHandler;
import dev.wasm2jar.runtime.http.HttpRequest;
import dev.wasm2jar.runtime.http.HttpResponse;
import dev.wasm2jar.runtime.http.HttpServer;
import dev.wasm2jar.runtime.http.HttpServerOptions;
import dev.wasm2jar.runtime.http.ListenAddress;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** A program with our server that greets. Prints its port; with an argument it ends after the first response. */
public final class HelloServer implements HttpHandler {

    private static final byte[] TEXT = "Hello, world!\n".getBytes(StandardCharsets.US_ASCII);

    private final boolean once;

    private HelloServer(boolean once) {
        this.once = once;
    }

    public static void main(String[] arguments) throws IOException {
        HttpServer server = HttpServer.start(HttpServerOptions.DEFAULT.withAddress(new ListenAddress("127.0.0.1", 0)),
                new HelloServer(arguments.length > 0));
        System.out.println(server.address().getPort());
    }

    @Override
    public void handle(HttpRequest request, HttpResponse response) throws IOException {
        response.headers().set("Content-Type", "text/plain");
        response.body().write(TEXT);
        if (once) {
            response.body().close();
            Runtime.getRuntime().halt(0);
        }
    }
}

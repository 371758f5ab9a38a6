package dev.wasm2jar.runtime.deploy;

import dev.wasm2jar.runtime.http.HttpHandler;
import dev.wasm2jar.runtime.http.HttpObserver;
import dev.wasm2jar.runtime.http.HttpServer;
import dev.wasm2jar.runtime.monitor.AccessLog;
import dev.wasm2jar.runtime.monitor.AdminServer;
import dev.wasm2jar.runtime.monitor.HttpMetrics;
import dev.wasm2jar.runtime.monitor.IsolateMetrics;
import dev.wasm2jar.runtime.monitor.JvmMetrics;
import dev.wasm2jar.runtime.monitor.Observers;
import dev.wasm2jar.runtime.serve.Isolates;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;

/** A function that is served: the server for its requests and, if it is wanted, one for those who watch it. */
public final class HttpService implements AutoCloseable, Runnable {

    /** How long requests that are running when the service ends may go on, in seconds. */
    private static final int DRAIN = 10;

    private final HttpServer server;
    private final HttpServer admin;
    private final Isolates<?> isolates;

    /**
     * @param admin or null
     * @param isolates or null
     */
    private HttpService(HttpServer server, HttpServer admin, Isolates<?> isolates) {
        this.server = server;
        this.admin = admin;
        this.isolates = isolates;
    }

    /**
     * Starts to serve. Its threads keep the JVM alive until it is closed.
     *
     * @param handler answers the requests
     * @param isolates in which it does; null if it has others now and then, which then are not among the metrics
     * @throws IOException if it can't listen at the address, with a message for the user
     */
    public static HttpService start(HttpHandler handler, Isolates<?> isolates, ServeOptions options) throws IOException {
        var metrics = options.admin() == null ? null : new HttpMetrics();
        HttpServer server = HttpServer.start(options.server().withObserver(observer(options, metrics)), handler);
        if (metrics == null) {
            return new HttpService(server, null, isolates);
        }
        try {
            HttpServer admin = AdminServer.start(options.admin(), server, isolates == null
                    ? List.of(metrics, new JvmMetrics())
                    : List.of(metrics, new IsolateMetrics(isolates), new JvmMetrics()));
            return new HttpService(server, admin, isolates);
        } catch (IOException failure) {
            server.close();
            throw failure;
        }
    }

    private static HttpObserver observer(ServeOptions options, HttpMetrics metrics) {
        if (!options.accessLog()) {
            return metrics;
        }
        var log = new AccessLog(System.out, options.logFormat());
        return metrics == null ? log : new Observers(log, metrics);
    }

    /** Tells the user where it is, and ends it in good order when the process is asked to end. */
    public void announce(String name) {
        // SIGTERM and SIGINT run it.
        Runtime.getRuntime().addShutdownHook(new Thread(this, "drain"));
        System.out.println(name.concat(" listens on ").concat(url()));
        System.out.flush();
    }

    /** Where it listens, with the port that the system chose if it was asked to. */
    public InetSocketAddress address() {
        return server.address();
    }

    /** Where it is to be found. */
    public String url() {
        InetSocketAddress address = server.address();
        String host = address.getAddress().isAnyLocalAddress() ? "localhost" : address.getAddress().getHostAddress();
        return "http://".concat(host.indexOf(':') >= 0 ? "[".concat(host).concat("]") : host).concat(":")
                .concat(Integer.toString(address.getPort())).concat("/");
    }

    /** {@link #close}s it. */
    @Override
    public void run() {
        close();
    }

    /** Takes no more requests, and waits for those that are running, but not for ever. */
    @Override
    public void close() {
        server.drain(Duration.ofSeconds(DRAIN));
        if (isolates != null) {
            isolates.close();
        }
        if (admin != null) {
            admin.close();
        }
    }
}

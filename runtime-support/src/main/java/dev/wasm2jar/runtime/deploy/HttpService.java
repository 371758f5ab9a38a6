package dev.wasm2jar.runtime.deploy;

import dev.wasm2jar.runtime.cgi.CgiHandler;
import dev.wasm2jar.runtime.http.HttpHandler;
import dev.wasm2jar.runtime.http.HttpObserver;
import dev.wasm2jar.runtime.http.HttpServer;
import dev.wasm2jar.runtime.launch.GuestProgram;
import dev.wasm2jar.runtime.launch.ProgramCalls;
import dev.wasm2jar.runtime.launch.UsageException;
import dev.wasm2jar.runtime.monitor.AccessLog;
import dev.wasm2jar.runtime.monitor.AdminServer;
import dev.wasm2jar.runtime.monitor.HttpMetrics;
import dev.wasm2jar.runtime.monitor.IsolateMetrics;
import dev.wasm2jar.runtime.monitor.JvmMetrics;
import dev.wasm2jar.runtime.monitor.Observers;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;

/** A program that answers HTTP requests by the Common Gateway Interface. */
public final class HttpService implements AutoCloseable {

    /** How long requests that are running when the service ends may go on, in seconds. */
    private static final int DRAIN = 10;

    private final HttpServer server;
    private final HttpServer admin;
    private final ProgramCalls calls;

    /** @param admin or null */
    private HttpService(HttpServer server, HttpServer admin, ProgramCalls calls) {
        this.server = server;
        this.admin = admin;
        this.calls = calls;
    }

    /**
     * Starts to serve. Its threads keep the JVM alive until it is closed.
     *
     * @throws UsageException if the program can't be given what the options say
     * @throws IOException if it can't listen at the address, with a message for the user
     */
    public static HttpService start(GuestProgram program, ServeOptions options) throws UsageException, IOException {
        ProgramCalls calls = calls(program, options);
        var metrics = options.admin() == null ? null : new HttpMetrics();
        HttpServer server = HttpServer.start(
                options.server().withObserver(observer(options, metrics)), handler(calls, options));
        if (metrics == null) {
            return new HttpService(server, null, calls);
        }
        try {
            HttpServer admin = AdminServer.start(
                    options.admin(), server, List.of(metrics, new IsolateMetrics(calls.isolates()), new JvmMetrics()));
            return new HttpService(server, admin, calls);
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

    /**
     * The runs that answer requests.
     *
     * @throws UsageException if the program can't be given what the options say
     */
    public static ProgramCalls calls(GuestProgram program, ServeOptions options) throws UsageException {
        var calls = new ProgramCalls(program, options.host(), options.limits());
        calls.check();
        return calls;
    }

    /** Answers requests by runs. */
    public static HttpHandler handler(ProgramCalls calls, ServeOptions options) {
        return new CgiHandler(calls, new ServiceLog(calls, options.logFormat()));
    }

    /** Loads what the first request needs. The first request can come before, and waits for the same. */
    void prepare() throws IOException {
        calls.prepare();
    }

    /** Where it is to be found. */
    public String url() {
        return url(server);
    }

    /** Where a server is to be found. */
    public static String url(HttpServer server) {
        InetSocketAddress address = server.address();
        String host = address.getAddress().isAnyLocalAddress() ? "localhost" : address.getAddress().getHostAddress();
        return "http://" + (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + address.getPort() + "/";
    }

    /** Takes no more requests, and waits for those that are running, but not for ever. */
    @Override
    public void close() {
        server.drain(Duration.ofSeconds(DRAIN));
        calls.close();
        if (admin != null) {
            admin.close();
        }
    }
}

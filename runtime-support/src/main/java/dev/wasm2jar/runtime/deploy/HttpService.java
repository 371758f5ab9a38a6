package dev.wasm2jar.runtime.deploy;

import dev.wasm2jar.runtime.cgi.CgiHandler;
import dev.wasm2jar.runtime.http.HttpHandler;
import dev.wasm2jar.runtime.http.HttpServer;
import dev.wasm2jar.runtime.launch.GuestProgram;
import dev.wasm2jar.runtime.launch.ProgramCalls;
import dev.wasm2jar.runtime.launch.UsageException;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.time.Duration;

/** A program that answers HTTP requests by the Common Gateway Interface. */
public final class HttpService implements AutoCloseable {

    /** How long requests that are running when the service ends may go on, in seconds. */
    private static final int DRAIN = 10;

    private final HttpServer server;
    private final ProgramCalls calls;

    private HttpService(HttpServer server, ProgramCalls calls) {
        this.server = server;
        this.calls = calls;
    }

    /**
     * Starts to serve. Its threads keep the JVM alive until it is closed.
     *
     * @param log where the program's standard error and its failures go
     * @throws UsageException if the program can't be given what the options say
     * @throws IOException if it can't listen at the address, with a message for the user
     */
    public static HttpService start(GuestProgram program, ServeOptions options, PrintStream log)
            throws UsageException, IOException {
        ProgramCalls calls = calls(program, options);
        return new HttpService(HttpServer.start(options.server(), handler(calls, log)), calls);
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
    public static HttpHandler handler(ProgramCalls calls, PrintStream log) {
        return new CgiHandler(calls, new ErrorLog(calls, log));
    }

    /** Loads what the first request needs. The first request can come before, and waits for the same. */
    void prepare() throws IOException {
        calls.prepare();
    }

    /** Where it is to be found. */
    public String url() {
        InetSocketAddress address = server.address();
        String host = address.getAddress().isAnyLocalAddress() ? "localhost" : address.getAddress().getHostAddress();
        return "http://" + (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + address.getPort() + "/";
    }

    /** Takes no more requests, and waits for those that are running, but not for ever. */
    @Override
    public void close() {
        server.drain(Duration.ofSeconds(DRAIN));
        calls.close();
    }
}

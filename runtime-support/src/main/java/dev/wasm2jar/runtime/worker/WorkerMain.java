package dev.wasm2jar.runtime.worker;

import dev.wasm2jar.runtime.http.GracefulShutdown;
import dev.wasm2jar.runtime.http.HttpLimits;
import dev.wasm2jar.runtime.http.HttpServer;
import dev.wasm2jar.runtime.http.HttpServerOptions;
import dev.wasm2jar.runtime.serve.Limits;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;

/** Serves a worker over HTTP: the main method of jars that are compiled for it. */
public final class WorkerMain {

    private static final int FAILURE = 1;
    private static final int USAGE = 2;
    private static final int DRAIN_SECONDS = 10;

    private WorkerMain() {}

    /** Starts the service, which runs until the process is asked to end. */
    public static void main(WorkerProgram program, String[] arguments) {
        int exitCode;
        try {
            WorkerOptions options = WorkerOptions.parse(program.options(), arguments, WorkerOptions.port());
            if (options.request != null) {
                WorkerHelp.print(program, options.request);
                return;
            }
            HttpServer server = start(program, options);
            System.out.println(program.name().concat(" listens on ").concat(url(server.address())));
            System.out.flush();
            return;
        } catch (IllegalArgumentException wrong) {
            System.err.println(program.name().concat(": ").concat(wrong.getMessage()));
            exitCode = USAGE;
        } catch (IOException failure) {
            System.err.println(program.name().concat(": ").concat(String.valueOf(failure.getMessage())));
            exitCode = FAILURE;
        }
        Runtime.getRuntime().exit(exitCode);
    }

    /** Starts to serve with options as on the command line; its threads keep the JVM alive until it is closed. */
    public static HttpServer start(WorkerProgram program, String... words) throws IOException {
        return start(program, WorkerOptions.parse(program.options(), words, null));
    }

    private static HttpServer start(WorkerProgram program, WorkerOptions options) throws IOException {
        Limits limits = options.timeout == 0 ? Limits.DEFAULT : Limits.DEFAULT.withTimeout(options.timeout * 1_000_000L);
        var handler = new WorkerHandler(program, options.routes, options.variables, options.allowedOrigin, limits);
        HttpServerOptions server = HttpServerOptions.DEFAULT.withAddress(options.address);
        if (options.maxBody >= 0) {
            server = server.withLimits(HttpLimits.DEFAULT.withBodyBytes(options.maxBody));
        }
        HttpServer started = HttpServer.start(server, handler);
        GracefulShutdown.install(started, Duration.ofSeconds(DRAIN_SECONDS));
        handler.prepare();
        return started;
    }

    private static String url(InetSocketAddress address) {
        String host = address.getAddress().isAnyLocalAddress() ? "localhost" : address.getAddress().getHostAddress();
        return "http://".concat(host.indexOf(':') >= 0 ? "[".concat(host).concat("]") : host).concat(":")
                .concat(Integer.toString(address.getPort())).concat("/");
    }
}

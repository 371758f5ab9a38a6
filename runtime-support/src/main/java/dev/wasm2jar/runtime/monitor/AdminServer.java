package dev.wasm2jar.runtime.monitor;

import dev.wasm2jar.runtime.http.ErrorPage;
import dev.wasm2jar.runtime.http.HttpError;
import dev.wasm2jar.runtime.http.HttpHandler;
import dev.wasm2jar.runtime.http.HttpLimits;
import dev.wasm2jar.runtime.http.HttpRequest;
import dev.wasm2jar.runtime.http.HttpResponse;
import dev.wasm2jar.runtime.http.HttpServer;
import dev.wasm2jar.runtime.http.HttpServerOptions;
import dev.wasm2jar.runtime.http.ListenAddress;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * What operators ask for, at an address that clients of the function need not reach: {@code /healthz}, which is 200
 * while the server takes requests and 503 while it drains, and {@code /metrics} for Prometheus.
 */
public final class AdminServer implements HttpHandler {

    private static final int CONNECTIONS = 32;

    private final HttpServer observed;
    private final List<MetricSource> sources;

    private AdminServer(HttpServer observed, List<MetricSource> sources) {
        this.observed = observed;
        this.sources = sources;
    }

    /**
     * Starts it.
     *
     * @param observed the server that it tells of
     * @param sources whose metrics there are, in this order
     * @throws IOException if it can't listen there, with a message for the user
     */
    public static HttpServer start(ListenAddress address, HttpServer observed, List<MetricSource> sources)
            throws IOException {
        HttpLimits limits = HttpLimits.DEFAULT.withBodyBytes(0).withConnections(CONNECTIONS);
        HttpServerOptions options = HttpServerOptions.DEFAULT
                .withAddress(address).withLimits(limits).withLogFormat(observed.logFormat());
        return HttpServer.start(options, new AdminServer(observed, List.copyOf(sources)));
    }

    @Override
    public void handle(HttpRequest request, HttpResponse response) throws IOException {
        boolean isHealth = request.path().equals("/healthz");
        if (!isHealth && !request.path().equals("/metrics")) {
            throw new HttpError(404, "There are /healthz and /metrics.");
        }
        if (!request.method().equals("GET") && !request.method().equals("HEAD")) {
            response.headers().set("Allow", "GET, HEAD");
            ErrorPage.send(request, response, new HttpError(405, "There is only GET."));
            return;
        }
        response.headers().set("Cache-Control", "no-store");
        if (isHealth) {
            boolean draining = observed.isDraining();
            response.status(draining ? 503 : 200);
            send(response, "text/plain; charset=utf-8", draining ? "draining\n" : "ok\n");
        } else {
            send(response, MetricsText.CONTENT_TYPE, metrics());
        }
    }

    private String metrics() {
        MetricsText text = new MetricsText();
        for (MetricSource source : sources) {
            source.write(text);
        }
        return text.toString();
    }

    private static void send(HttpResponse response, String type, String text) throws IOException {
        response.headers().set("Content-Type", type);
        response.body().write(text.getBytes(StandardCharsets.UTF_8));
    }
}

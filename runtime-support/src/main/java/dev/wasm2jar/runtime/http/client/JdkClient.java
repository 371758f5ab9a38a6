package dev.wasm2jar.runtime.http.client;

import dev.wasm2jar.runtime.http.HttpHeaders;
import dev.wasm2jar.runtime.http.client.ClientException.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The client of the JDK: proxies are those of the JVM, redirects are not followed, nothing is kept but connections. */
final class JdkClient {

    /** Fields that are the client's own (RFC 9110, 7.6.1), and those that java.net.http does not let others set. */
    private static final Set<String> OWN_FIELDS = Set.of("connection", "content-length", "expect", "host",
            "http2-settings", "keep-alive", "proxy-connection", "te", "trailer", "transfer-encoding", "upgrade");

    private final ClientLimits limits;
    private final HttpClient client;

    JdkClient(ClientLimits limits) {
        this.limits = limits;
        client = HttpClient.newBuilder()
                .connectTimeout(Duration.ofMillis(limits.connect()))
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    ClientResponse send(ClientRequest request) throws IOException {
        long deadline = System.nanoTime() + limits.total() * 1_000_000L;
        HttpResponse<InputStream> response = exchange(request);
        InputStream body = new LimitedBody(response.body(), limits.responseBytes(), deadline);
        try {
            return new ClientResponse(response.statusCode(), headers(response), body);
        } catch (IllegalArgumentException odd) {
            body.close();
            throw new ClientException(Reason.BROKEN, odd.getMessage(), odd);
        }
    }

    private HttpResponse<InputStream> exchange(ClientRequest request) throws IOException {
        try {
            return client.send(translated(request), BodyHandlers.ofInputStream());
        } catch (IllegalArgumentException invalid) {
            throw new ClientException(Reason.INVALID, invalid.getMessage(), invalid);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while waiting for " + request.uri().getRawAuthority());
        } catch (IOException failure) {
            throw explained(request, failure);
        }
    }

    private HttpRequest translated(ClientRequest request) {
        HttpRequest.Builder builder = HttpRequest.newBuilder(request.uri())
                .method(request.method(), body(request))
                .timeout(Duration.ofMillis(Math.min(limits.head(), limits.total())));
        if (request.uri().getScheme().equalsIgnoreCase("http")) {
            // Else the client would offer to upgrade to HTTP/2, which confuses some servers.
            builder.version(HttpClient.Version.HTTP_1_1);
        }
        HttpHeaders headers = request.headers();
        for (int i = 0; i < headers.size(); i++) {
            if (!OWN_FIELDS.contains(headers.name(i).toLowerCase(Locale.ROOT))) {
                builder.header(headers.name(i), headers.value(i));
            }
        }
        return builder.build();
    }

    private static BodyPublisher body(ClientRequest request) {
        if (request.body() == null) {
            return BodyPublishers.noBody();
        }
        BodyPublisher stream = BodyPublishers.ofInputStream(request::body);
        return request.length() > 0 ? BodyPublishers.fromPublisher(stream, request.length())
                : request.length() == 0 ? BodyPublishers.noBody() : stream;
    }

    private static HttpHeaders headers(HttpResponse<?> response) {
        HttpHeaders headers = new HttpHeaders();
        for (Map.Entry<String, List<String>> field : response.headers().map().entrySet()) {
            for (String value : field.getValue()) {
                // Pseudo-fields of HTTP/2 are none.
                if (!field.getKey().startsWith(":")) {
                    headers.add(field.getKey(), value);
                }
            }
        }
        return headers;
    }

    private static ClientException explained(ClientRequest request, IOException failure) {
        String host = request.uri().getRawAuthority();
        if (failure instanceof HttpConnectTimeoutException) {
            return new ClientException(Reason.TIMEOUT, "no connection to " + host + " in time", failure);
        }
        if (failure instanceof HttpTimeoutException) {
            return new ClientException(Reason.TIMEOUT, "no response of " + host + " in time", failure);
        }
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnresolvedAddressException || cause instanceof UnknownHostException) {
                return new ClientException(Reason.UNKNOWN_HOST, "unknown host " + host, failure);
            }
        }
        if (failure instanceof ConnectException) {
            return new ClientException(Reason.NO_CONNECTION, "no connection to " + host, failure);
        }
        return new ClientException(Reason.BROKEN, "no response of " + host + ": " + failure.getMessage(), failure);
    }
}

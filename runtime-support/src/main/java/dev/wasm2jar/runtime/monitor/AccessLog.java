package dev.wasm2jar.runtime.monitor;

import dev.wasm2jar.runtime.http.HttpObserver;
import dev.wasm2jar.runtime.http.HttpRequest;
import dev.wasm2jar.runtime.json.JsonWriter;
import dev.wasm2jar.runtime.log.LogFormat;
import dev.wasm2jar.runtime.log.Timestamp;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Writes a line for each request, when its response has been sent. */
public final class AccessLog implements HttpObserver {

    private static final long NANOSECONDS_PER_MICROSECOND = 1000;

    private final OutputStream target;
    private final LogFormat format;

    /** @param target where lines go, each at once */
    public AccessLog(OutputStream target, LogFormat format) {
        this.target = target;
        this.format = format;
    }

    @Override
    public void begun(HttpRequest request) {}

    @Override
    public void ended(HttpRequest request, int status, long bytes, long nanoseconds) {
        StringBuilder line = new StringBuilder(256);
        long now = System.currentTimeMillis();
        long microseconds = nanoseconds / NANOSECONDS_PER_MICROSECOND;
        if (format == LogFormat.JSON) {
            json(line, request, status, bytes, microseconds, now);
        } else {
            text(line, request, status, bytes, microseconds, now);
        }
        byte[] encoded = line.append('\n').toString().getBytes(StandardCharsets.UTF_8);
        try {
            synchronized (target) {
                target.write(encoded);
                target.flush();
            }
        } catch (IOException full) {
            // Requests go on even if the log does not.
        }
    }

    /** Failures are not the access log's. */
    @Override
    public void failed(HttpRequest request, Throwable failure) {}

    private static void json(
            StringBuilder line, HttpRequest request, int status, long bytes, long microseconds, long now) {
        JsonWriter json = new JsonWriter(line);
        json.beginObject();
        json.name("time").value(Timestamp.of(now));
        if (request != null) {
            json.name("id").value(request.id());
            json.name("remote").value(request.remoteAddress());
            json.name("method").value(request.method());
            json.name("host").value(request.authority());
            json.name("path").value(request.path());
            if (request.query() != null) {
                json.name("query").value(request.query());
            }
            json.name("protocol").value(request.protocol());
        }
        json.name("status").value(status);
        json.name("bytes").value(bytes);
        json.name("microseconds").value(microseconds);
        if (request != null) {
            json.name("userAgent").value(request.headers().get("User-Agent"));
        }
        json.endObject();
    }

    private static void text(
            StringBuilder line, HttpRequest request, int status, long bytes, long microseconds, long now) {
        line.append(Timestamp.of(now)).append(' ');
        if (request == null) {
            line.append("- - - - ");
        } else {
            line.append(request.id()).append(' ').append(request.remoteAddress()).append(' ').append(request.method())
                    .append(' ').append(request.authority()).append(request.path());
            if (request.query() != null) {
                line.append('?').append(request.query());
            }
            line.append(' ');
        }
        line.append(status).append(' ').append(bytes).append(" B ").append(microseconds).append(" us");
    }
}

package dev.wasm2jar.runtime.http;

import dev.wasm2jar.runtime.json.JsonWriter;
import dev.wasm2jar.runtime.log.LogFormat;
import dev.wasm2jar.runtime.log.Loggers;
import dev.wasm2jar.runtime.log.Timestamp;
import java.io.PrintWriter;
import java.io.StringWriter;

/**
 * Tells the logger {@code dev.wasm2jar.http} what went wrong, with the stack trace: which follows the line if that is text,
 * and is a member of the object if it is JSON. Loaded when something goes wrong.
 */
final class FailureLog {

    private static final System.Logger LOG = Loggers.get("dev.wasm2jar.http");

    private FailureLog() {}

    /** Tells of a request that failed. */
    static void log(LogFormat format, HttpRequest request, Throwable failure) {
        log(format, request, request.method() + " " + request.path() + " failed", failure);
    }

    /** Tells of a failure that is no request's. */
    static void log(LogFormat format, String message, Throwable failure) {
        log(format, null, message, failure);
    }

    /** @param request null if it is none's */
    private static void log(LogFormat format, HttpRequest request, String message, Throwable failure) {
        String time = Timestamp.of(System.currentTimeMillis());
        if (format == LogFormat.JSON) {
            LOG.log(System.Logger.Level.ERROR, json(time, request, message, failure));
        } else {
            String id = request == null ? "" : request.id() + " ";
            LOG.log(System.Logger.Level.ERROR, time + " " + id + message, failure);
        }
    }

    private static String json(String time, HttpRequest request, String message, Throwable failure) {
        var line = new StringBuilder(512);
        var json = new JsonWriter(line).beginObject().name("time").value(time);
        if (request != null) {
            json.name("id").value(request.id());
        }
        json.name("stream").value("server").name("message").value(message);
        var trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace, true));
        json.name("stackTrace").value(trace.toString()).endObject();
        return line.toString();
    }
}

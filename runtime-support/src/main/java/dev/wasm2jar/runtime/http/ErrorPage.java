package dev.wasm2jar.runtime.http;

import dev.wasm2jar.runtime.json.JsonWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * The answer to a request that failed: a status and a sentence, as HTML, JSON (RFC 9457) or text, as the client
 * likes.
 */
public final class ErrorPage {

    private ErrorPage() {}

    /**
     * Sends a complete response, which must not have begun.
     *
     * @param request what it answers, or null if that could not be understood
     */
    public static void send(HttpRequest request, HttpResponse response, HttpError error) throws IOException {
        int status = error.status();
        String title = StatusText.of(status);
        String accepted = request == null ? null : request.headers().get("Accept");
        String type;
        String text;
        if (accepts(accepted, "text/html")) {
            type = "text/html; charset=utf-8";
            text = html(status + " " + title, error.getMessage());
        } else if (accepts(accepted, "json")) {
            type = "application/problem+json";
            text = json(status, title, error.getMessage());
        } else {
            type = "text/plain; charset=utf-8";
            text = status + " " + title + "\n" + error.getMessage() + "\n";
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        response.status(status);
        response.headers().set("Content-Type", type);
        response.headers().set("Content-Length", Integer.toString(bytes.length));
        response.headers().set("X-Content-Type-Options", "nosniff");
        response.headers().set("Cache-Control", "no-store");
        if (request != null && status >= 500) {
            // By which to find it in the log.
            response.headers().set("X-Request-Id", request.id());
        }
        if (status == 503) {
            response.headers().set("Retry-After", "1");
        }
        response.body().write(bytes);
        response.body().close();
    }

    private static boolean accepts(String accepted, String type) {
        return accepted != null && accepted.toLowerCase(Locale.ROOT).contains(type);
    }

    private static String html(String title, String message) {
        StringBuilder page = new StringBuilder("<!DOCTYPE html>\n<meta charset=\"utf-8\">\n<title>");
        escape(page, title);
        page.append("</title>\n<h1>");
        escape(page, title);
        page.append("</h1>\n<p>");
        escape(page, message);
        return page.append("</p>\n").toString();
    }

    private static void escape(StringBuilder page, String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '<' -> page.append("&lt;");
                case '>' -> page.append("&gt;");
                case '&' -> page.append("&amp;");
                default -> page.append(c);
            }
        }
    }

    private static String json(int status, String title, String message) {
        StringBuilder page = new StringBuilder("{\"title\":");
        JsonWriter.quote(page, title);
        page.append(",\"status\":").append(status).append(",\"detail\":");
        JsonWriter.quote(page, message);
        return page.append("}\n").toString();
    }
}

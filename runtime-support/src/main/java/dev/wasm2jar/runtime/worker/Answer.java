package dev.wasm2jar.runtime.worker;

import dev.wasm2jar.runtime.http.HttpError;
import dev.wasm2jar.runtime.http.HttpResponse;
import dev.wasm2jar.runtime.js.JsContext;
import dev.wasm2jar.runtime.js.JsError;
import dev.wasm2jar.runtime.js.JsException;
import dev.wasm2jar.runtime.js.JsJson;
import dev.wasm2jar.runtime.js.JsMessage;
import dev.wasm2jar.runtime.js.JsNumber;
import dev.wasm2jar.runtime.js.JsObject;
import dev.wasm2jar.runtime.js.JsTypedArray;
import dev.wasm2jar.runtime.js.JsUndefined;
import java.io.IOException;
import java.lang.reflect.Array;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A response: the text that a function returns is its body, bytes likewise; a {@code Response} is it as it is; other values
 * become JSON. A function without a result answers 204.
 */
final class Answer {

    private static final String JSON = "application/json";

    private static final int NO_CONTENT = 204;
    private static final int INTERNAL_SERVER_ERROR = 500;

    private final int status;
    private final List<String[]> fields;
    /** Null if there is none. */
    private final byte[] body;

    /** @param fields names and values of the header section */
    private Answer(int status, List<String[]> fields, byte[] body) {
        this.status = status;
        this.fields = fields;
        this.body = body;
    }

    /** @param result of the function; undefined if it has none */
    static Answer of(JsContext context, Object result) {
        if (result == JsUndefined.UNDEFINED) {
            return new Answer(NO_CONTENT, List.of(), null);
        }
        if (result instanceof JsMessage) {
            return ofMessage((JsMessage) result);
        }
        if (result instanceof String) {
            String text = (String) result;
            return text(200, looksLikeJson(text) ? JSON : "text/plain; charset=utf-8", text);
        }
        if (result instanceof byte[]) {
            return bytes((byte[]) result);
        }
        if (result instanceof JsTypedArray) {
            return bytes(((JsTypedArray) result).toBytes());
        }
        return text(200, JSON, json(context, result));
    }

    private static Answer ofMessage(JsMessage message) {
        if (!message.className().equals("Response") || message.status() == 0) {
            throw new HttpError(INTERNAL_SERVER_ERROR, "the function's result is no response");
        }
        return new Answer(message.status(), message.headers().entries(), message.body());
    }

    private static Answer bytes(byte[] bytes) {
        return typed(200, "application/octet-stream", bytes);
    }

    private static Answer typed(int status, String type, byte[] body) {
        return new Answer(status, List.<String[]>of(new String[] {"Content-Type", type}), body);
    }

    /** An object, an array, or a value that JSON has words for. */
    private static boolean looksLikeJson(String text) {
        String trimmed = text.strip();
        if (trimmed.isEmpty()) {
            return false;
        }
        char first = trimmed.charAt(0);
        char last = trimmed.charAt(trimmed.length() - 1);
        return first == '{' && last == '}' || first == '[' && last == ']';
    }

    private static Answer text(int status, String type, String text) {
        return typed(status, type, text.getBytes(StandardCharsets.UTF_8));
    }

    /** The JSON text of a result: of a JavaScript value, a number, a boolean, null or an array of Java. */
    static String json(JsContext context, Object value) {
        if (value instanceof Long || value instanceof Integer || value instanceof Short || value instanceof Byte) {
            return value.toString();
        }
        if (value instanceof Float) {
            return json(context, (double) (Float) value);
        }
        if (value instanceof Double && (((Double) value).isNaN() || ((Double) value).isInfinite())) {
            return "null";
        }
        if (value instanceof Double) {
            return JsNumber.toString((Double) value);
        }
        if (value != null && value.getClass().isArray()) {
            return array(context, value);
        }
        Object text = JsJson.stringify(context, value);
        return text instanceof String ? (String) text : "null";
    }

    private static String array(JsContext context, Object array) {
        var text = new StringBuilder("[");
        for (int i = 0; i < Array.getLength(array); i++) {
            text.append(i == 0 ? "" : ",").append(json(context, Array.get(array, i)));
        }
        return text.append(']').toString();
    }

    /**
     * The response to an error that a function returned or threw: a field {@code status} or {@code code} of it is the
     * status, if it is a number from 400 to 599.
     */
    static Answer ofError(JsContext context, Object error) {
        if (error instanceof JsObject && !(error instanceof JsError)) {
            return text(status((JsObject) error), JSON, json(context, error));
        }
        int status = error instanceof JsObject ? status((JsObject) error) : INTERNAL_SERVER_ERROR;
        String message = error instanceof String ? (String) error
                : error instanceof JsError ? ((JsError) error).message() : new JsException(error).getMessage();
        return ofStatus(context, status, message);
    }

    /** The response with a status and a message. */
    static Answer ofStatus(JsContext context, int status, String message) {
        return text(status, JSON, "{\"error\":".concat(json(context, message)).concat("}"));
    }

    private static int status(JsObject error) {
        for (String field : new String[] {"status", "code"}) {
            Object value = error.own(field);
            if (value instanceof Double && (Double) value >= 400 && (Double) value < 600) {
                return ((Double) value).intValue();
            }
        }
        return INTERNAL_SERVER_ERROR;
    }

    /** Bytes of the body. */
    int length() {
        return body == null ? 0 : body.length;
    }

    /** Sends it. */
    void send(HttpResponse response) throws IOException {
        response.status(status);
        for (String[] field : fields) {
            response.headers().add(field[0], field[1]);
        }
        if (body != null) {
            // What a function says of the length is of no use: it is that of the body.
            response.headers().set("Content-Length", Integer.toString(body.length));
            response.body().write(body);
        }
    }
}

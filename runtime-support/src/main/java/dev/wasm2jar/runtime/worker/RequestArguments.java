package dev.wasm2jar.runtime.worker;

import dev.wasm2jar.runtime.http.HttpError;
import dev.wasm2jar.runtime.http.HttpRequest;
import dev.wasm2jar.runtime.js.JsContext;
import dev.wasm2jar.runtime.js.JsException;
import dev.wasm2jar.runtime.js.JsJson;
import dev.wasm2jar.runtime.js.JsObject;
import dev.wasm2jar.runtime.js.JsUndefined;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * What a function is given of a request: the body, if its only parameter is a string or bytes; else each parameter gets what
 * has its name: a part of the path, a parameter of the query, a field of the body, which is a JSON object then, or {@code
 * method}, {@code path}, {@code query}, {@code url} and {@code body}.
 */
final class RequestArguments {

    private final JsContext context;
    private final HttpRequest request;
    private final byte[] body;
    private final Map<String, String> parts;
    private JsObject fields;

    RequestArguments(JsContext context, HttpRequest request, byte[] body, Map<String, String> parts) {
        this.context = context;
        this.request = request;
        this.body = body;
        this.parts = parts;
    }

    /** @throws HttpError 400 if something is missing, or of the wrong type */
    Object[] of(WorkerFunction function) {
        var arguments = new Object[function.parameters.size()];
        if (function.takesBody() && !named(function.parameters.get(0).name)) {
            arguments[0] = function.parameters.get(0).type == WorkerFunction.BYTES ? body : text();
            return arguments;
        }
        for (int i = 0; i < arguments.length; i++) {
            arguments[i] = argument(function.parameters.get(i));
        }
        return arguments;
    }

    private boolean named(String name) {
        return parts.containsKey(name) || query(name) != null;
    }

    private String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    private Object argument(WorkerFunction.Parameter parameter) {
        Object value = value(parameter.name);
        if (JsUndefined.isNullish(value)) {
            if (parameter.optional) {
                return null;
            }
            throw new HttpError(400, "the parameter ".concat(parameter.name).concat(" is missing"));
        }
        try {
            return ArgumentTypes.convert(context, value, parameter.type);
        } catch (JsException | IllegalArgumentException | ClassCastException wrong) {
            throw new HttpError(400, "the parameter ".concat(parameter.name).concat(" is of another type"), wrong);
        }
    }

    private Object value(String name) {
        String part = parts.get(name);
        if (part == null) {
            part = query(name);
        }
        if (part != null) {
            return part;
        }
        Object field = field(name);
        return field == JsUndefined.UNDEFINED ? ofRequest(name) : field;
    }

    private Object ofRequest(String name) {
        switch (name) {
            case "method":
                return request.method();
            case "path":
                return request.path();
            case "query":
                return request.query();
            case "url":
                return request.query() == null ? request.path() : request.path().concat("?").concat(request.query());
            case "body":
                return text();
            default:
                return null;
        }
    }

    /** The value of a parameter of the query (URL standard, application/x-www-form-urlencoded), or null. */
    private String query(String name) {
        String query = request.query();
        int start = 0;
        while (query != null && start <= query.length()) {
            int end = query.indexOf('&', start);
            end = end < 0 ? query.length() : end;
            int equals = query.indexOf('=', start);
            int nameEnd = equals < 0 || equals > end ? end : equals;
            if (PercentCoding.decodeQuery(query.substring(start, nameEnd)).equals(name)) {
                return PercentCoding.decodeQuery(query.substring(Math.min(nameEnd + 1, end), end));
            }
            start = end + 1;
        }
        return null;
    }

    private Object field(String name) {
        if (fields == null) {
            fields = parse();
        }
        return fields.own(name);
    }

    private JsObject parse() {
        if (body.length == 0) {
            return new JsObject();
        }
        try {
            Object parsed = JsJson.parse(text());
            return parsed instanceof JsObject ? (JsObject) parsed : new JsObject();
        } catch (JsException noJson) {
            return new JsObject();
        }
    }
}

package dev.wasm2jar.runtime.lambda;

import dev.wasm2jar.runtime.http.HttpError;
import dev.wasm2jar.runtime.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How HTTP requests and responses look in events: by who sends them. */
enum EventFormat {

    /** Payload format 1.0: REST APIs of API Gateway, and its HTTP APIs if they are set so. */
    API_GATEWAY_1,

    /** Payload format 2.0: HTTP APIs of API Gateway, and function URLs. */
    API_GATEWAY_2,

    /** Application load balancers. */
    LOAD_BALANCER;

    /** The format of an event, or null if it is no HTTP request. */
    static EventFormat of(Object event) {
        if (!(event instanceof Map)) {
            return null;
        }
        Map<?, ?> members = (Map<?, ?>) event;
        Map<?, ?> context = object(members, "requestContext");
        if (context.get("http") instanceof Map && members.get("rawPath") instanceof String) {
            return API_GATEWAY_2;
        }
        if (!(members.get("httpMethod") instanceof String) || !(members.get("path") instanceof String)) {
            return null;
        }
        return context.get("elb") instanceof Map ? LOAD_BALANCER : API_GATEWAY_1;
    }

    /**
     * Takes the request out of an event.
     *
     * @param requestId for the case that the event has none
     * @throws HttpError 400 if it is none
     */
    EventRequest request(Map<?, ?> event, String requestId) {
        HttpHeaders headers = headers(event);
        byte[] body = body(event);
        Map<?, ?> context = object(event, "requestContext");
        Map<?, ?> http = object(context, "http");
        boolean second = this == API_GATEWAY_2;
        String method = second ? string(http, "method") : string(event, "httpMethod");
        String path = QueryText.path(second ? string(event, "rawPath") : string(event, "path"));
        String query = second ? QueryText.raw(string(event, "rawQueryString")) : query(event);
        String protocol = second ? string(http, "protocol") : string(context, "protocol");
        String address = second ? string(http, "sourceIp") : string(object(context, "identity"), "sourceIp");
        if (this == LOAD_BALANCER) {
            address = clientOfLoadBalancer(headers);
        }
        String host = headers.get("Host");
        String scheme = headers.get("X-Forwarded-Proto");
        String id = string(context, "requestId");
        if (headers.get("Content-Length") == null && (body.length > 0 || event.get("body") instanceof String)) {
            headers.add("Content-Length", Integer.toString(body.length));
        }
        return new EventRequest(method, scheme == null ? "https" : scheme.toLowerCase(Locale.ROOT),
                host == null ? string(context, "domainName") : host,
                path, query == null || query.isEmpty() ? null : query,
                protocol.isEmpty() ? "HTTP/1.1" : protocol, address, id.isEmpty() ? requestId : id, headers, body);
    }

    /** Whoever connected to the load balancer is the last that it knows of. */
    private static String clientOfLoadBalancer(HttpHeaders headers) {
        String forwarded = headers.get("X-Forwarded-For");
        return forwarded == null ? "" : forwarded.substring(forwarded.lastIndexOf(',') + 1).strip();
    }

    private static HttpHeaders headers(Map<?, ?> event) {
        var headers = new HttpHeaders();
        Map<?, ?> several = object(event, "multiValueHeaders");
        Map<?, ?> fields = several.isEmpty() ? object(event, "headers") : several;
        for (Map.Entry<?, ?> field : fields.entrySet()) {
            String name = (String) field.getKey();
            if (field.getValue() instanceof List) {
                for (Object value : (List<?>) field.getValue()) {
                    add(headers, name, value);
                }
            } else {
                add(headers, name, field.getValue());
            }
        }
        // Format 2.0 keeps them apart, as a comma can be in one.
        if (event.get("cookies") instanceof List) {
            headers.remove("Cookie");
            for (Object cookie : (List<?>) event.get("cookies")) {
                add(headers, "Cookie", cookie);
            }
        }
        return headers;
    }

    private static void add(HttpHeaders headers, String name, Object value) {
        if (value instanceof String) {
            try {
                headers.add(name, Latin1.of((String) value));
            } catch (IllegalArgumentException malformed) {
                throw new HttpError(400, "a malformed header field");
            }
        }
    }

    private static byte[] body(Map<?, ?> event) {
        String body = string(event, "body");
        if (!Boolean.TRUE.equals(event.get("isBase64Encoded"))) {
            return body.getBytes(StandardCharsets.UTF_8);
        }
        try {
            return Base64.getDecoder().decode(body);
        } catch (IllegalArgumentException malformed) {
            throw new HttpError(400, "the body is not base64");
        }
    }

    /** API Gateway decodes the parameters of queries, load balancers leave them as they are. */
    private String query(Map<?, ?> event) {
        boolean decoded = this == API_GATEWAY_1;
        Map<?, ?> several = object(event, "multiValueQueryStringParameters");
        Map<?, ?> parameters = several.isEmpty() ? object(event, "queryStringParameters") : several;
        var query = new StringBuilder();
        for (Map.Entry<?, ?> parameter : parameters.entrySet()) {
            String name = (String) parameter.getKey();
            if (parameter.getValue() instanceof List) {
                for (Object value : (List<?>) parameter.getValue()) {
                    QueryText.parameter(query, name, value, decoded);
                }
            } else {
                QueryText.parameter(query, name, parameter.getValue(), decoded);
            }
        }
        return query.toString();
    }

    /** The object of that name, or an empty one. */
    private static Map<?, ?> object(Map<?, ?> members, String name) {
        Object value = members.get(name);
        return value instanceof Map ? (Map<?, ?>) value : Map.of();
    }

    /** The string of that name, or an empty one. */
    private static String string(Map<?, ?> members, String name) {
        Object value = members.get(name);
        return value instanceof String ? (String) value : "";
    }
}

package dev.wasm2jar.runtime.cgi;

import dev.wasm2jar.runtime.http.HttpError;
import dev.wasm2jar.runtime.http.HttpHeaders;
import dev.wasm2jar.runtime.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** The meta-variables of a request (RFC 3875, 4.1). */
final class CgiEnvironment {

    private static final String HTTP = "HTTP_";

    private CgiEnvironment() {}

    /**
     * The variables for a request. The function is the script of all paths, so {@code SCRIPT_NAME} is empty and {@code
     * PATH_INFO} the whole path, decoded.
     *
     * @param contentLength of the body, or -1 if there is none
     * @throws HttpError if the path cannot be decoded
     */
    static Map<String, String> of(HttpRequest request, CgiTarget target, long contentLength) {
        Map<String, String> variables = new LinkedHashMap<>();
        String query = target.query() == null ? "" : target.query();
        variables.put("GATEWAY_INTERFACE", "CGI/1.1");
        variables.put("SERVER_SOFTWARE", "wasm2jar");
        variables.put("SERVER_PROTOCOL", request.protocol());
        server(variables, request);
        variables.put("REQUEST_METHOD", target.method());
        variables.put("SCRIPT_NAME", "");
        variables.put("PATH_INFO", PercentEncoding.decode(target.path()));
        variables.put("QUERY_STRING", text(query));
        variables.put("REMOTE_ADDR", request.remoteAddress());
        variables.put("REMOTE_HOST", request.remoteAddress());
        // Beyond the RFC, but known to most libraries: what PATH_INFO has lost by being decoded.
        variables.put("REQUEST_URI", text(query.isEmpty() ? target.path() : target.path() + "?" + query));
        variables.put("REQUEST_SCHEME", request.scheme());
        variables.put("REQUEST_ID", request.id());
        if (request.scheme().equals("https")) {
            variables.put("HTTPS", "on");
        }
        if (contentLength >= 0) {
            variables.put("CONTENT_LENGTH", Long.toString(contentLength));
            String type = request.headers().get("Content-Type");
            if (type != null) {
                variables.put("CONTENT_TYPE", text(type));
            }
        }
        headers(variables, request.headers());
        return variables;
    }

    /** The name without the brackets of IPv6 addresses would be another one, so they stay (RFC 3875, 4.1.14). */
    private static void server(Map<String, String> variables, HttpRequest request) {
        String authority = request.authority();
        int colon = authority.lastIndexOf(':');
        if (colon >= 0 && colon > authority.lastIndexOf(']')) {
            variables.put("SERVER_NAME", authority.substring(0, colon));
            variables.put("SERVER_PORT", authority.substring(colon + 1));
        } else {
            variables.put("SERVER_NAME", authority.isEmpty() ? "localhost" : authority);
            variables.put("SERVER_PORT", request.scheme().equals("https") ? "443" : "80");
        }
    }

    private static void headers(Map<String, String> variables, HttpHeaders headers) {
        for (int i = 0; i < headers.size(); i++) {
            String name = variable(headers.name(i));
            if (name == null) {
                continue;
            }
            String value = text(headers.value(i));
            String before = variables.get(name);
            // Fields of one name are one list (RFC 9110, 5.3); those of cookies are one of pairs (RFC 6265, 5.4).
            String separator = name.equals("HTTP_COOKIE") ? "; " : ", ";
            variables.put(name, before == null ? value : before + separator + value);
        }
    }

    /** The server's strings have a character for each byte, and variables are encoded as UTF-8. */
    private static String text(String bytes) {
        for (int i = 0; i < bytes.length(); i++) {
            if (bytes.charAt(i) > 0x7f) {
                return new String(bytes.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
            }
        }
        return bytes;
    }

    /** The variable for a field, or null if it is left out. */
    private static String variable(String field) {
        // X_Y and X-Y would be one variable, and a client could pass one off as the other, which a proxy may have checked.
        if (field.indexOf('_') >= 0) {
            return null;
        }
        String name = field.replace('-', '_').toUpperCase(Locale.ROOT);
        switch (name) {
            // Variables of their own (RFC 3875, 4.1.18).
            case "CONTENT_LENGTH":
            case "CONTENT_TYPE":
            // About the connection, which is not the program's; the body has been decoded.
            case "CONNECTION":
            case "KEEP_ALIVE":
            case "TE":
            case "TRAILER":
            case "TRANSFER_ENCODING":
            case "UPGRADE":
            case "EXPECT":
            // Programs take HTTP_PROXY for their own configuration (CVE-2016-5385).
            case "PROXY":
                return null;
            default:
                return HTTP + name;
        }
    }
}

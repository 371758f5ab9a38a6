package dev.wasm2jar.runtime.js;

import java.util.ArrayList;
import java.util.List;

/** A URL taken apart (url.spec.whatwg.org 4.1). */
final class UrlRecord {

    String scheme = "";
    String username = "";
    String password = "";
    /** Null if there is none. */
    String host;
    /** -1 for that of the scheme. */
    int port = -1;
    /** The segments of the path; unless it is opaque, as that of {@code mailto:} is. */
    List<String> path = new ArrayList<>();
    String opaquePath;
    /** Null if there is none. */
    String query;
    String fragment;

    UrlRecord copy() {
        UrlRecord copy = new UrlRecord();
        copy.scheme = scheme;
        copy.username = username;
        copy.password = password;
        copy.host = host;
        copy.port = port;
        copy.path = new ArrayList<>(path);
        copy.opaquePath = opaquePath;
        copy.query = query;
        copy.fragment = fragment;
        return copy;
    }

    boolean isSpecial() {
        return defaultPort(scheme) != -2;
    }

    /** The port of a special scheme, -1 for file, -2 for schemes that are not special. */
    static int defaultPort(String scheme) {
        return switch (scheme) {
            case "http", "ws" -> 80;
            case "https", "wss" -> 443;
            case "ftp" -> 21;
            case "file" -> -1;
            default -> -2;
        };
    }

    String pathText() {
        if (opaquePath != null) {
            return opaquePath;
        }
        StringBuilder text = new StringBuilder();
        for (String segment : path) {
            text.append('/').append(segment);
        }
        return text.toString();
    }

    String hostAndPort() {
        return host == null ? "" : port < 0 ? host : host + ":" + port;
    }

    String href() {
        StringBuilder text = new StringBuilder(scheme).append(':');
        if (host != null) {
            text.append("//");
            if (!username.isEmpty() || !password.isEmpty()) {
                text.append(username);
                if (!password.isEmpty()) {
                    text.append(':').append(password);
                }
                text.append('@');
            }
            text.append(hostAndPort());
        } else if (opaquePath == null && path.size() > 1 && path.get(0).isEmpty()) {
            text.append("/.");
        }
        text.append(pathText());
        if (query != null) {
            text.append('?').append(query);
        }
        if (fragment != null) {
            text.append('#').append(fragment);
        }
        return text.toString();
    }

    String origin() {
        return isSpecial() && !scheme.equals("file") ? scheme + "://" + hostAndPort() : "null";
    }
}

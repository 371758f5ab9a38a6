package dev.wasm2jar.runtime.lambda;

import java.nio.charset.StandardCharsets;

/** Makes paths and queries of URIs again of what events have of them. */
final class QueryText {

    private static final String HEX = "0123456789ABCDEF";

    private QueryText() {}

    /** A path, which senders decode more or less: what can't be in one is encoded. */
    static String path(String path) {
        var text = new StringBuilder();
        encode(text, path, "/:@!$&'()*+,;=", true);
        return text.length() == 0 || text.charAt(0) != '/' ? text.insert(0, '/').toString() : text.toString();
    }

    /** A query that was left as the client sent it. */
    static String raw(String query) {
        var text = new StringBuilder();
        encode(text, query, "/?:@!$&'()*+,;=[]", true);
        return text.toString();
    }

    /** Adds a parameter. */
    static void parameter(StringBuilder query, String name, Object value, boolean decoded) {
        if (query.length() > 0) {
            query.append('&');
        }
        String kept = decoded ? "" : "/?:@!$'()*+,;=[]";
        encode(query, name, kept, !decoded);
        if (value instanceof String) {
            query.append('=');
            encode(query, (String) value, kept, !decoded);
        }
    }

    /**
     * Encodes all but unreserved characters (RFC 3986, 2.3), others that are to be kept and, if they are, escapes.
     */
    private static void encode(StringBuilder target, String text, String kept, boolean keepEscapes) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < bytes.length; i++) {
            char c = (char) (bytes[i] & 0xff);
            boolean unreserved = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9'
                    || c == '-' || c == '.' || c == '_' || c == '~';
            boolean escape = keepEscapes && c == '%' && i + 2 < bytes.length && isHex(bytes[i + 1]) && isHex(bytes[i + 2]);
            if (unreserved || escape || kept.indexOf(c) >= 0) {
                target.append(c);
            } else {
                target.append('%').append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 15));
            }
        }
    }

    private static boolean isHex(byte b) {
        return b >= '0' && b <= '9' || b >= 'a' && b <= 'f' || b >= 'A' && b <= 'F';
    }
}

package dev.wasm2jar.runtime.js;

import java.util.Locale;

/** Parses URLs (url.spec.whatwg.org 4.4), part by part instead of by the states of that algorithm. */
final class UrlParser {

    static final String FRAGMENT = " \"<>`";
    static final String QUERY = " \"#<>";
    static final String SPECIAL_QUERY = " \"#<>'";
    static final String PATH = " \"#<>?^`{}";
    static final String USERINFO = " \"#<>?^`{}/:;=@[\\]|";

    private UrlParser() {}

    /** The URL, or null if it is invalid; the base may be null. */
    static UrlRecord parse(String input, UrlRecord base) {
        String text = cleaned(input);
        int scheme = schemeLength(text);
        if (scheme > 0) {
            UrlRecord url = new UrlRecord();
            url.scheme = text.substring(0, scheme).toLowerCase(Locale.ROOT);
            String rest = text.substring(scheme + 1);
            boolean sameAsBase = base != null && base.scheme.equals(url.scheme) && url.isSpecial();
            if (!(sameAsBase && base.opaquePath == null && !startsWithSlashes(rest))) {
                return absolute(url, rest);
            }
            return relative(rest, base);
        }
        if (base == null || base.opaquePath != null && !text.startsWith("#")) {
            return null;
        }
        return relative(text, base);
    }

    private static String cleaned(String input) {
        int start = 0;
        int end = input.length();
        while (start < end && input.charAt(start) <= ' ') {
            start++;
        }
        while (end > start && input.charAt(end - 1) <= ' ') {
            end--;
        }
        StringBuilder text = new StringBuilder(end - start);
        for (int i = start; i < end; i++) {
            char c = input.charAt(i);
            if (c != '\t' && c != '\n' && c != '\r') {
                text.append(c);
            }
        }
        return text.toString();
    }

    private static int schemeLength(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean letter = c < 128 && Character.isLetter(c);
            if (c == ':') {
                return i;
            }
            if (!letter && (i == 0 || !(c >= '0' && c <= '9') && c != '+' && c != '-' && c != '.')) {
                return 0;
            }
        }
        return 0;
    }

    private static boolean isSlash(String text, int at, boolean special) {
        return at < text.length() && (text.charAt(at) == '/' || special && text.charAt(at) == '\\');
    }

    private static boolean startsWithSlashes(String rest) {
        return isSlash(rest, 0, true) && isSlash(rest, 1, true);
    }

    private static UrlRecord absolute(UrlRecord url, String rest) {
        if (url.scheme.equals("file")) {
            url.host = "";
            if (startsWithSlashes(rest)) {
                return authority(url, rest.substring(2));
            }
            return pathQueryFragment(url, rest);
        }
        if (url.isSpecial()) {
            int slashes = 0;
            while (isSlash(rest, slashes, true)) {
                slashes++;
            }
            return authority(url, rest.substring(slashes));
        }
        if (rest.startsWith("//")) {
            return authority(url, rest.substring(2));
        }
        if (rest.startsWith("/")) {
            return pathQueryFragment(url, rest);
        }
        int end = end(rest, "?#");
        url.opaquePath = encode(rest.substring(0, end), "");
        return queryFragment(url, rest.substring(end));
    }

    private static UrlRecord relative(String rest, UrlRecord base) {
        UrlRecord url = base.copy();
        url.fragment = null;
        if (startsWithSlashes(rest) && (url.isSpecial() || rest.startsWith("//"))) {
            url.username = "";
            url.password = "";
            url.port = -1;
            url.query = null;
            url.path.clear();
            url.host = "";
            return authority(url, rest.substring(2));
        }
        if (rest.isEmpty() || rest.startsWith("#")) {
            return queryFragment(url, rest);
        }
        url.query = null;
        if (rest.startsWith("?")) {
            return queryFragment(url, rest);
        }
        if (isSlash(rest, 0, url.isSpecial())) {
            url.path.clear();
        } else if (!url.path.isEmpty()) {
            url.path.remove(url.path.size() - 1);
        }
        return pathQueryFragment(url, rest);
    }

    /** Reads what follows two slashes. */
    private static UrlRecord authority(UrlRecord url, String rest) {
        int end = end(rest, url.isSpecial() ? "/?#\\" : "/?#");
        String authority = rest.substring(0, end);
        int at = authority.lastIndexOf('@');
        if (at >= 0) {
            String user = authority.substring(0, at);
            int colon = user.indexOf(':');
            url.username = encode(colon < 0 ? user : user.substring(0, colon), USERINFO);
            url.password = colon < 0 ? "" : encode(user.substring(colon + 1), USERINFO);
            if (at + 1 == authority.length()) {
                return null;
            }
        }
        return hostAndPort(url, authority.substring(at + 1)) ? pathQueryFragment(url, rest.substring(end)) : null;
    }

    /** Reads a host, and after a colon a port. */
    static boolean hostAndPort(UrlRecord url, String text) {
        int bracket = text.lastIndexOf(']');
        int colon = text.indexOf(':', Math.max(bracket, 0));
        String host = colon < 0 ? text : text.substring(0, colon);
        if (host.isEmpty() && (colon >= 0 || url.isSpecial() && !url.scheme.equals("file"))) {
            return false;
        }
        url.host = host.isEmpty() ? "" : HostParser.parse(host, url.isSpecial());
        if (url.host == null || colon >= 0 && url.scheme.equals("file")) {
            return false;
        }
        if (url.scheme.equals("file") && url.host.equals("localhost")) {
            url.host = "";
        }
        return colon < 0 || port(url, text.substring(colon + 1));
    }

    static boolean port(UrlRecord url, String digits) {
        int port = 0;
        for (int i = 0; i < digits.length(); i++) {
            char c = digits.charAt(i);
            if (c < '0' || c > '9') {
                return false;
            }
            port = 10 * port + c - '0';
            if (port > 65_535) {
                return false;
            }
        }
        url.port = digits.isEmpty() || port == UrlRecord.defaultPort(url.scheme) ? -1 : port;
        return true;
    }

    private static UrlRecord pathQueryFragment(UrlRecord url, String rest) {
        int end = end(rest, "?#");
        path(url, rest.substring(0, end));
        return queryFragment(url, rest.substring(end));
    }

    /** Appends the segments of a path. */
    static void path(UrlRecord url, String text) {
        boolean special = url.isSpecial();
        if (text.isEmpty()) {
            if (special && url.path.isEmpty()) {
                url.path.add("");
            }
            return;
        }
        int at = isSlash(text, 0, special) ? 1 : 0;
        while (at <= text.length()) {
            int end = end(text.substring(at), special ? "/\\" : "/") + at;
            String segment = encode(text.substring(at, end), PATH);
            boolean last = end == text.length();
            String plain = segment.toLowerCase(Locale.ROOT).replace("%2e", ".");
            if (plain.equals("..")) {
                if (!url.path.isEmpty()) {
                    url.path.remove(url.path.size() - 1);
                }
                if (last) {
                    url.path.add("");
                }
            } else if (!plain.equals(".")) {
                url.path.add(segment);
            } else if (last) {
                url.path.add("");
            }
            at = end + 1;
        }
    }

    private static UrlRecord queryFragment(UrlRecord url, String rest) {
        int hash = rest.indexOf('#');
        String query = hash < 0 ? rest : rest.substring(0, hash);
        if (query.startsWith("?")) {
            url.query = encode(query.substring(1), url.isSpecial() ? SPECIAL_QUERY : QUERY);
        }
        if (hash >= 0) {
            url.fragment = encode(rest.substring(hash + 1), FRAGMENT);
        }
        return url;
    }

    /** Where one of some characters is, or the end. */
    private static int end(String text, String characters) {
        for (int i = 0; i < text.length(); i++) {
            if (characters.indexOf(text.charAt(i)) >= 0) {
                return i;
            }
        }
        return text.length();
    }

    /** Percent-encodes control characters, what is not ASCII, and some characters besides. */
    static String encode(String text, String characters) {
        StringBuilder out = new StringBuilder();
        for (byte b : Utf8.encode(text)) {
            int c = b & 0xff;
            if (c < 0x20 || c > 0x7e || characters.indexOf(c) >= 0) {
                percent(out, c);
            } else {
                out.append((char) c);
            }
        }
        return out.toString();
    }

    static void percent(StringBuilder out, int c) {
        out.append('%').append("0123456789ABCDEF".charAt(c >> 4)).append("0123456789ABCDEF".charAt(c & 15));
    }
}

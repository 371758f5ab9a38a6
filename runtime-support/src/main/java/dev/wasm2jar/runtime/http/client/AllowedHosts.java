package dev.wasm2jar.runtime.http.client;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The hosts that requests may go to: none unless allowed. What counts is the name in the request; where it leads is
 * up to the name service.
 */
public final class AllowedHosts {

    /** No host at all. */
    public static final AllowedHosts NONE = new AllowedHosts(List.of());

    private static final int ANY_PORT = -1;
    private static final int DEFAULT_PORT = 0;

    private final List<Pattern> patterns;

    private AllowedHosts(List<Pattern> patterns) {
        this.patterns = patterns;
    }

    /**
     * @param scheme null for any
     * @param host {@code *} for any; with a dot at its beginning for all names below it
     */
    private record Pattern(String scheme, String host, int port) {

        boolean allows(String askedScheme, String askedHost, int askedPort) {
            return (scheme == null || scheme.equals(askedScheme))
                    && (host.equals("*") || host.startsWith(".") ? isBelow(askedHost) : host.equals(askedHost))
                    && (port == ANY_PORT || askedPort == (port == DEFAULT_PORT ? defaultPort(askedScheme) : port));
        }

        private boolean isBelow(String askedHost) {
            return host.equals("*") || askedHost.length() > host.length() && askedHost.endsWith(host);
        }
    }

    /**
     * Reads what is allowed: {@code [SCHEME://]HOST[:PORT]} each, where HOST can be {@code *.example.com} for all
     * names below example.com, or {@code *} for all hosts; PORT can be {@code *}, and is that of the scheme if it is
     * missing.
     *
     * @throws IllegalArgumentException if one of them can't be read, with a message for the user
     */
    public static AllowedHosts of(List<String> texts) {
        List<Pattern> patterns = new ArrayList<>();
        for (String text : texts) {
            patterns.add(parse(text));
        }
        return new AllowedHosts(List.copyOf(patterns));
    }

    private static Pattern parse(String text) {
        String rest = text.toLowerCase(Locale.ROOT);
        String scheme = null;
        int colons = rest.indexOf("://");
        if (colons >= 0) {
            scheme = rest.substring(0, colons);
            rest = rest.substring(colons + 3);
        }
        int bracket = rest.indexOf(']');
        int colon = rest.indexOf(':', bracket + 1);
        String host = colon < 0 ? rest : rest.substring(0, colon);
        int port = colon < 0 ? DEFAULT_PORT : port(rest.substring(colon + 1), text);
        if (host.startsWith("*.")) {
            host = host.substring(1);
        }
        boolean isHost = host.equals("*") || isName(host.startsWith(".") ? host.substring(1) : host);
        if (!isHost || scheme != null && !scheme.equals("http") && !scheme.equals("https")) {
            throw wrong(text);
        }
        return new Pattern(scheme, host, port);
    }

    private static boolean isName(String host) {
        boolean isAddress = host.startsWith("[") && host.endsWith("]") && host.length() > 2;
        for (int i = 0; i < host.length(); i++) {
            char c = host.charAt(i);
            boolean isName = c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '-' || c == '.' || c == '_';
            if (!isName && !(isAddress && (c == ':' || c == '[' && i == 0 || c == ']' && i == host.length() - 1))) {
                return false;
            }
        }
        return !host.isEmpty();
    }

    private static int port(String digits, String text) {
        if (digits.equals("*")) {
            return ANY_PORT;
        }
        try {
            int port = Integer.parseInt(digits);
            if (port > 0 && port <= 65535 && Character.isDigit(digits.charAt(0))) {
                return port;
            }
        } catch (NumberFormatException wrong) {
            // Told below.
        }
        throw wrong(text);
    }

    private static IllegalArgumentException wrong(String text) {
        return new IllegalArgumentException("not a host to allow: '" + text
                + "'; write [SCHEME://]HOST[:PORT], where HOST can be *.example.com or * and PORT can be *");
    }

    /** Whether a request may go there. */
    public boolean allows(URI uri) {
        String scheme = uri.getScheme();
        String host = uri.getHost();
        if (scheme == null || host == null || uri.getRawUserInfo() != null) {
            return false;
        }
        String asked = scheme.toLowerCase(Locale.ROOT);
        String name = host.toLowerCase(Locale.ROOT);
        if (name.endsWith(".")) {
            name = name.substring(0, name.length() - 1);
        }
        int port = uri.getPort() < 0 ? defaultPort(asked) : uri.getPort();
        for (Pattern pattern : patterns) {
            if (pattern.allows(asked, name, port)) {
                return true;
            }
        }
        return false;
    }

    private static int defaultPort(String scheme) {
        return scheme.equals("https") ? 443 : 80;
    }
}

package dev.wasm2jar.runtime.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What trusted proxies say of a request: by {@code X-Forwarded-For}, {@code -Proto} and {@code -Host}, or if there is none of
 * these, by {@code Forwarded} (RFC 7239). Each proxy adds to the end of the lists, and what comes before that can be anybody's,
 * so it is the element as many from the end as there are proxies that counts. What makes no sense is not said.
 *
 * @param client the address of the client, without port, or null
 * @param scheme {@code http}, {@code https} or null
 * @param authority host and perhaps port that the client asked for, or null
 */
record ForwardedFields(String client, String scheme, String authority) {

    private static final String FOR = "X-Forwarded-For";
    private static final String PROTO = "X-Forwarded-Proto";
    private static final String HOST = "X-Forwarded-Host";

    /** The longest address is an IPv4 one in IPv6: eight groups as six and a dotted one. */
    private static final int LONGEST_ADDRESS = 45;

    static ForwardedFields of(HttpHeaders headers, int proxies) {
        if (headers.get(FOR) != null || headers.get(PROTO) != null || headers.get(HOST) != null) {
            return checked(element(headers, FOR, proxies), element(headers, PROTO, proxies),
                    element(headers, HOST, proxies));
        }
        String element = element(headers, "Forwarded", proxies);
        return element == null
                ? new ForwardedFields(null, null, null)
                : checked(parameter(element, "for"), parameter(element, "proto"), parameter(element, "host"));
    }

    private static ForwardedFields checked(String client, String scheme, String authority) {
        String lower = scheme == null ? "" : scheme.toLowerCase(Locale.ROOT);
        boolean isScheme = lower.equals("http") || lower.equals("https");
        boolean isAuthority = authority != null && !authority.isEmpty() && RequestTarget.isAuthority(authority);
        return new ForwardedFields(address(client), isScheme ? lower : null, isAuthority ? authority : null);
    }

    /** The element of a list that may go over several fields; the first if there are fewer; null if there is none. */
    private static String element(HttpHeaders headers, String name, int fromEnd) {
        List<String> elements = new ArrayList<>();
        for (String value : headers.all(name)) {
            split(value, ',', elements);
        }
        return elements.isEmpty() ? null : elements.get(Math.max(0, elements.size() - fromEnd));
    }

    /** The value of a parameter of an element of Forwarded, or null (RFC 7239, 4). */
    private static String parameter(String element, String name) {
        List<String> pairs = new ArrayList<>();
        split(element, ';', pairs);
        for (String pair : pairs) {
            int equals = pair.indexOf('=');
            if (equals >= 0 && pair.substring(0, equals).trim().equalsIgnoreCase(name)) {
                return unquoted(pair.substring(equals + 1).trim());
            }
        }
        return null;
    }

    /** Adds the parts of a text; what is in quotation marks is not divided. */
    private static void split(String text, char separator, List<String> target) {
        boolean quoted = false;
        int start = 0;
        for (int i = 0; i <= text.length(); i++) {
            char c = i == text.length() ? separator : text.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (quoted && c == '\\') {
                i++;
            }
            if (i >= text.length() || !quoted && c == separator) {
                target.add(text.substring(start, Math.min(i, text.length())).trim());
                start = i + 1;
            }
        }
    }

    /** A quoted string without its marks (RFC 9110, 5.6.4). Nothing that we take has characters that are escaped. */
    private static String unquoted(String text) {
        boolean isQuoted = text.length() >= 2 && text.startsWith("\"") && text.endsWith("\"");
        return isQuoted ? text.substring(1, text.length() - 1) : text;
    }

    /** An address without its port and brackets; null if it is none, such as {@code unknown} or {@code _hidden}. */
    private static String address(String node) {
        if (node == null || node.length() > LONGEST_ADDRESS + "[]:65535".length()) {
            return null;
        }
        if (node.startsWith("[")) {
            int bracket = node.indexOf(']');
            return bracket > 0 && isIpv6(node.substring(1, bracket)) ? node.substring(1, bracket) : null;
        }
        int colon = node.indexOf(':');
        if (colon != node.lastIndexOf(':')) {
            return isIpv6(node) ? node : null;
        }
        String host = colon < 0 ? node : node.substring(0, colon);
        return isIpv4(host) ? host : null;
    }

    private static boolean isIpv4(String text) {
        int parts = 1;
        int part = -1;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '.' && part >= 0) {
                parts++;
                part = -1;
            } else if (c >= '0' && c <= '9' && part < 26) {
                part = Math.max(part, 0) * 10 + c - '0';
            } else {
                return false;
            }
            if (part > 255) {
                return false;
            }
        }
        return parts == 4 && part >= 0;
    }

    /** Characters that addresses have; whether there is such a one is not asked. */
    private static boolean isIpv6(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.digit(c, 16) < 0 && c != ':' && c != '.' || c > 'f') {
                return false;
            }
        }
        return text.length() >= 2 && text.length() <= LONGEST_ADDRESS && text.indexOf(':') >= 0;
    }
}

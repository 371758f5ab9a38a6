package dev.wasm2jar.runtime.js;

import java.nio.charset.StandardCharsets;

/** {@code encodeURI}, {@code decodeURI} and their relatives (ECMA-262 19.2.6 and B.2.1). */
public final class UriCoding {

    private static final String ALPHANUMERIC = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private static final String UNRESERVED = ALPHANUMERIC + "-_.!~*'()";
    private static final String RESERVED = ";/?:@&=+$,#";

    private UriCoding() {}

    public static String encodeURI(String text) {
        return encode(text, UNRESERVED + RESERVED);
    }

    public static String encodeURIComponent(String text) {
        return encode(text, UNRESERVED);
    }

    public static String decodeURI(String text) {
        return decode(text, RESERVED);
    }

    public static String decodeURIComponent(String text) {
        return decode(text, "");
    }

    private static String encode(String text, String unescaped) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (unescaped.indexOf(c) >= 0) {
                out.append(c);
                continue;
            }
            int code = text.codePointAt(i);
            if (code >= 0xd800 && code <= 0xdfff) {
                throw malformed();
            }
            i += Character.charCount(code) - 1;
            for (byte b : new String(Character.toChars(code)).getBytes(StandardCharsets.UTF_8)) {
                percent(out, b & 0xff);
            }
        }
        return out.toString();
    }

    private static void percent(StringBuilder out, int b) {
        out.append('%').append(hex(b >> 4)).append(hex(b & 15));
    }

    private static char hex(int digit) {
        return Character.toUpperCase(Character.forDigit(digit, 16));
    }

    private static String decode(String text, String preserved) {
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) != '%') {
                out.append(text.charAt(i));
                continue;
            }
            int first = octet(text, i);
            int length = first < 0x80 ? 1 : first >= 0xc2 && first < 0xe0 ? 2 : first >= 0xe0 && first < 0xf0 ? 3
                    : first >= 0xf0 && first < 0xf5 ? 4 : 0;
            if (length == 0) {
                throw malformed();
            }
            int code = length == 1 ? first : first & 0xff >> length + 1;
            for (int k = 1; k < length; k++) {
                int next = octet(text, i + 3 * k);
                if ((next & 0xc0) != 0x80) {
                    throw malformed();
                }
                code = code << 6 | next & 0x3f;
            }
            if (length == 3 && code < 0x800 || length == 4 && code < 0x10000 || code >= 0xd800 && code <= 0xdfff
                    || code > Character.MAX_CODE_POINT) {
                throw malformed();
            }
            if (code < 128 && preserved.indexOf(code) >= 0) {
                out.append(text, i, i + 3);
            } else {
                out.appendCodePoint(code);
            }
            i += 3 * length - 1;
        }
        return out.toString();
    }

    private static int octet(String text, int at) {
        if (at + 2 >= text.length() || text.charAt(at) != '%') {
            throw malformed();
        }
        int high = Character.digit(text.charAt(at + 1), 16);
        int low = Character.digit(text.charAt(at + 2), 16);
        if (high < 0 || low < 0 || text.charAt(at + 1) >= 128 || text.charAt(at + 2) >= 128) {
            throw malformed();
        }
        return high << 4 | low;
    }

    private static JsException malformed() {
        return new JsException(new JsError("URIError", "URI malformed"));
    }

    public static String escape(String text) {
        String unescaped = ALPHANUMERIC + "@*_+-./";
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (unescaped.indexOf(c) >= 0) {
                out.append(c);
            } else if (c < 256) {
                percent(out, c);
            } else {
                out.append("%u").append(hex(c >> 12)).append(hex(c >> 8 & 15)).append(hex(c >> 4 & 15)).append(hex(c & 15));
            }
        }
        return out.toString();
    }

    public static String unescape(String text) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int code = c != '%' ? -1 : text.startsWith("%u", i) ? hex(text, i + 2, 4) : hex(text, i + 1, 2);
            if (code < 0) {
                out.append(c);
            } else {
                i += text.startsWith("%u", i) ? 5 : 2;
                out.append((char) code);
            }
        }
        return out.toString();
    }

    private static int hex(String text, int from, int digits) {
        if (from + digits > text.length()) {
            return -1;
        }
        int value = 0;
        for (int i = from; i < from + digits; i++) {
            int digit = text.charAt(i) < 128 ? Character.digit(text.charAt(i), 16) : -1;
            if (digit < 0) {
                return -1;
            }
            value = value << 4 | digit;
        }
        return value;
    }
}

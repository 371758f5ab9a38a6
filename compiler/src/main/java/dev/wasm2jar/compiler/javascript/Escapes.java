package dev.wasm2jar.compiler.javascript;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Escape sequences in strings and templates (ECMA-262 12.9.4). */
final class Escapes {

    private static final Pattern HEXADECIMAL =
            Pattern.compile("x\\p{XDigit}{2}|u\\p{XDigit}{4}|u\\{0*(?:10|\\p{XDigit})?\\p{XDigit}{1,4}}");
    private static final String NAMES = "nrtbvf0";
    private static final String VALUES = "\n\r\t\b\u000B\f\0";

    private Escapes() {}

    /**
     * Reads the sequence at a backslash. A malformed one, which tagged templates may have, stands for its characters.
     *
     * @return the position after it
     */
    static int read(String text, int backslash, StringBuilder value) {
        int position = backslash + 1;
        if (position >= text.length()) {
            return position;
        }
        char c = text.charAt(position);
        Matcher hexadecimal = HEXADECIMAL.matcher(text).region(position, text.length());
        if (hexadecimal.lookingAt()) {
            value.appendCodePoint(Integer.parseInt(hexadecimal.group().replaceAll("[xu{}]", ""), 16));
            return hexadecimal.end();
        }
        if (c == '\r' && text.startsWith("\n", position + 1)) {
            return position + 2;
        }
        int name = NAMES.indexOf(c);
        if (c != '\n') {
            value.append(name >= 0 ? VALUES.charAt(name) : c);
        }
        return position + 1;
    }
}

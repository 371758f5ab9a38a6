package dev.wasm2jar.compiler.javascript;

/** Escape sequences in strings and templates (ECMA-262 12.9.4). */
final class Escapes {

    private static final String NAMES = "nrtbvf0";
    private static final String VALUES = "\n\r\t\b\u000B\f\0";

    private Escapes() {}

    /**
     * Reads the sequence at a backslash.
     *
     * @return the position after it
     */
    static int read(String text, int backslash, StringBuilder value) {
        int position = backslash + 1;
        if (position >= text.length()) {
            return position;
        }
        char c = text.charAt(position);
        if (c == 'x' && position + 3 <= text.length()) {
            value.append((char) Integer.parseInt(text.substring(position + 1, position + 3), 16));
            return position + 3;
        }
        if (c == 'u' && text.startsWith("{", position + 1)) {
            int end = text.indexOf('}', position);
            value.appendCodePoint(Integer.parseInt(text.substring(position + 2, end), 16));
            return end + 1;
        }
        if (c == 'u' && position + 5 <= text.length()) {
            value.append((char) Integer.parseInt(text.substring(position + 1, position + 5), 16));
            return position + 5;
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

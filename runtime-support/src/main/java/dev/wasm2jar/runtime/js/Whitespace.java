package dev.wasm2jar.runtime.js;

/** White space and line terminators of ECMA-262 12.2 and 12.3. */
final class Whitespace {

    private Whitespace() {}

    static boolean isWhitespace(char c) {
        if (c < 128) {
            return c == ' ' || c >= '\t' && c <= '\r';
        }
        return c == 0xa0 || c == 0xfeff || c == 0x2028 || c == 0x2029 || Character.getType(c) == Character.SPACE_SEPARATOR;
    }

    static String trim(String text) {
        return trimStart(trimEnd(text));
    }

    static String trimStart(String text) {
        int start = 0;
        while (start < text.length() && isWhitespace(text.charAt(start))) {
            start++;
        }
        return text.substring(start);
    }

    static String trimEnd(String text) {
        int end = text.length();
        while (end > 0 && isWhitespace(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(0, end);
    }
}

package dev.wasm2jar.runtime.http;

/** What may stand where in a message: tokens, the values of fields, request targets (RFC 9110, 5.5 and 5.6.2). */
final class Tokens {

    private static final boolean[] TOKEN = new boolean[128];

    static {
        for (char c = '0'; c <= '9'; c++) {
            TOKEN[c] = true;
        }
        for (char c = 'a'; c <= 'z'; c++) {
            TOKEN[c] = true;
            TOKEN[c - 'a' + 'A'] = true;
        }
        String others = "!#$%&'*+-.^_`|~";
        for (int i = 0; i < others.length(); i++) {
            TOKEN[others.charAt(i)] = true;
        }
    }

    private Tokens() {}

    /** Whether a character can be part of a token (tchar). */
    static boolean isTokenCharacter(int c) {
        return c >= 0 && c < 128 && TOKEN[c];
    }

    static boolean isToken(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!isTokenCharacter(text.charAt(i))) {
                return false;
            }
        }
        return !text.isEmpty();
    }

    /** Whether a byte can be part of a field's value: visible, blank, or beyond ASCII (obs-text). */
    static boolean isValueCharacter(int c) {
        return c >= ' ' && c != 0x7f && c <= 0xff || c == '\t';
    }

    static boolean isValue(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!isValueCharacter(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /** Whether a list of words divided by commas has a word, without regard to case. */
    static boolean listHas(String list, String word) {
        int start = 0;
        while (start <= list.length()) {
            int comma = list.indexOf(',', start);
            int end = comma < 0 ? list.length() : comma;
            if (list.substring(start, end).trim().equalsIgnoreCase(word)) {
                return true;
            }
            start = end + 1;
        }
        return false;
    }
}

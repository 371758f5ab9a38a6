package dev.wasm2jar.runtime.json;

import java.util.Arrays;

/**
 * Reads a JSON text (RFC 8259) token by token. It accepts the texts that {@code JSON.parse} of ECMAScript does, and no
 * others: exactly one value, no comments, no trailing commas, no control characters in strings.
 */
public final class JsonReader {

    /** Where a value may begin or a container go on. */
    private enum Place {
        /** Before the one value of the text. */
        START,
        /** After {@code {}: a name or the end. */
        OBJECT_START,
        /** After a name and its colon. */
        MEMBER_VALUE,
        /** After a member. */
        OBJECT_NEXT,
        /** After {@code [}: a value or the end. */
        ARRAY_START,
        /** After an element. */
        ARRAY_NEXT,
        /** After the value of the text. */
        FINISHED
    }

    private final String text;
    private int next;
    private Place place = Place.START;

    /** The kinds of the open containers, the innermost last: true for objects. */
    private boolean[] objects = new boolean[16];
    private int depth;

    private int tokenStart;
    private String string;

    public JsonReader(String text) {
        this.text = text;
    }

    /**
     * Goes to the next token. After the value of the text this is {@link JsonToken#END}.
     *
     * @throws JsonException if the text is not JSON
     */
    public JsonToken next() {
        string = null;
        skipSpace();
        tokenStart = next;
        switch (place) {
            case FINISHED:
                if (next < text.length()) {
                    throw unexpected("the end");
                }
                return JsonToken.END;
            case OBJECT_START:
                return peek() == '}' ? close(JsonToken.END_OBJECT) : name();
            case OBJECT_NEXT:
                if (peek() == '}') {
                    return close(JsonToken.END_OBJECT);
                }
                expectComma("',' or '}'");
                return name();
            case ARRAY_START:
                return peek() == ']' ? close(JsonToken.END_ARRAY) : value();
            case ARRAY_NEXT:
                if (peek() == ']') {
                    return close(JsonToken.END_ARRAY);
                }
                expectComma("',' or ']'");
                return value();
            default:
                return value();
        }
    }

    /** Where the last token begins, in {@code char}s from the start of the text. */
    public int offset() {
        return tokenStart;
    }

    /** The contents of the last {@link JsonToken#NAME} or {@link JsonToken#STRING}; the text of a number. */
    public String string() {
        return string == null ? text.substring(tokenStart, next) : string;
    }

    /** The double that is nearest to the last {@link JsonToken#NUMBER}. */
    public double number() {
        return Double.parseDouble(text.substring(tokenStart, next));
    }

    /** How many containers are open. */
    public int depth() {
        return depth;
    }

    private void expectComma(String expected) {
        if (peek() != ',') {
            throw unexpected(expected);
        }
        next++;
        skipSpace();
        tokenStart = next;
    }

    private JsonToken name() {
        if (peek() != '"') {
            throw unexpected("a name in quotes");
        }
        readString();
        skipSpace();
        if (peek() != ':') {
            throw unexpected("':'");
        }
        next++;
        place = Place.MEMBER_VALUE;
        return JsonToken.NAME;
    }

    private JsonToken value() {
        switch (peek()) {
            case '{':
                return open(JsonToken.BEGIN_OBJECT);
            case '[':
                return open(JsonToken.BEGIN_ARRAY);
            case '"':
                readString();
                return after(JsonToken.STRING);
            case 't':
                return word("true", JsonToken.TRUE);
            case 'f':
                return word("false", JsonToken.FALSE);
            case 'n':
                return word("null", JsonToken.NULL);
            default:
                readNumber();
                return after(JsonToken.NUMBER);
        }
    }

    private JsonToken open(JsonToken token) {
        next++;
        if (depth == objects.length) {
            objects = Arrays.copyOf(objects, depth * 2);
        }
        boolean object = token == JsonToken.BEGIN_OBJECT;
        objects[depth++] = object;
        place = object ? Place.OBJECT_START : Place.ARRAY_START;
        return token;
    }

    private JsonToken close(JsonToken token) {
        next++;
        depth--;
        return after(token);
    }

    /** A value has ended: what can follow depends on what it is in. */
    private JsonToken after(JsonToken token) {
        place = depth == 0 ? Place.FINISHED : objects[depth - 1] ? Place.OBJECT_NEXT : Place.ARRAY_NEXT;
        return token;
    }

    private JsonToken word(String word, JsonToken token) {
        if (!text.startsWith(word, next)) {
            throw unexpected("a value");
        }
        next += word.length();
        return after(token);
    }

    /** {@code -}? (0 | [1-9][0-9]*) (. [0-9]+)? ([eE] [+-]? [0-9]+)? (RFC 8259, 6). */
    private void readNumber() {
        if (peek() == '-') {
            next++;
        }
        if (peek() == '0') {
            next++;
        } else {
            digits(next == tokenStart ? "a value" : "a digit");
        }
        if (peek() == '.') {
            next++;
            digits("a digit");
        }
        if (peek() == 'e' || peek() == 'E') {
            next++;
            if (peek() == '+' || peek() == '-') {
                next++;
            }
            digits("a digit");
        }
    }

    private void digits(String expected) {
        int start = next;
        while (peek() >= '0' && peek() <= '9') {
            next++;
        }
        if (next == start) {
            throw unexpected(expected);
        }
    }

    /** Reads from quote to quote. Most strings have no escapes and are copied once. */
    private void readString() {
        int start = ++next;
        StringBuilder unescaped = null;
        while (true) {
            char c = next < text.length() ? text.charAt(next) : '\n';
            if (c == '"') {
                string = unescaped == null
                        ? text.substring(start, next)
                        : unescaped.append(text, start, next).toString();
                next++;
                return;
            }
            if (c < ' ') {
                throw next < text.length()
                        ? new JsonException("a control character in a string", next)
                        : unexpected("'\"'");
            }
            if (c != '\\') {
                next++;
                continue;
            }
            if (unescaped == null) {
                unescaped = new StringBuilder();
            }
            unescaped.append(text, start, next);
            next++;
            unescaped.append(escaped());
            start = next;
        }
    }

    private char escaped() {
        int escape = peek();
        next++;
        switch (escape) {
            case '"':
            case '\\':
            case '/':
                return (char) escape;
            case 'b':
                return '\b';
            case 'f':
                return '\f';
            case 'n':
                return '\n';
            case 'r':
                return '\r';
            case 't':
                return '\t';
            case 'u':
                int unit = 0;
                for (int i = 0; i < 4; i++) {
                    int digit = hexDigit(peek());
                    if (digit < 0) {
                        throw unexpected("four hexadecimal digits");
                    }
                    next++;
                    unit = unit << 4 | digit;
                }
                return (char) unit;
            default:
                next--;
                throw unexpected("an escape");
        }
    }

    /** Not Character.digit, which knows the digits of all scripts. */
    private static int hexDigit(int c) {
        if (c >= '0' && c <= '9') {
            return c - '0';
        }
        int letter = c | 0x20;
        return letter >= 'a' && letter <= 'f' ? letter - 'a' + 10 : -1;
    }

    private void skipSpace() {
        while (next < text.length()) {
            char c = text.charAt(next);
            if (c != ' ' && c != '\n' && c != '\r' && c != '\t') {
                return;
            }
            next++;
        }
    }

    /** The next character, or -1 at the end. */
    private int peek() {
        return next < text.length() ? text.charAt(next) : -1;
    }

    private JsonException unexpected(String expected) {
        return new JsonException("expected ".concat(expected), next);
    }
}

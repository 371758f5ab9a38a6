package dev.wasm2jar.runtime.json;

import java.util.Arrays;

/**
 * Writes a JSON text (RFC 8259) without spaces. The text is well-formed Unicode whatever strings it is given: surrogates
 * that stand alone are escaped, as {@code JSON.stringify} of ECMAScript does it.
 */
public final class JsonWriter {

    private static final String HEX = "0123456789abcdef";

    private final StringBuilder text;

    /** For each open container whether a comma goes before what comes next. */
    private boolean[] commas = new boolean[16];
    private int depth;

    public JsonWriter() {
        this(new StringBuilder());
    }

    /** @param text to append to */
    public JsonWriter(StringBuilder text) {
        this.text = text;
    }

    public JsonWriter beginObject() {
        return begin('{');
    }

    public JsonWriter endObject() {
        return end('}');
    }

    public JsonWriter beginArray() {
        return begin('[');
    }

    public JsonWriter endArray() {
        return end(']');
    }

    /** The name of a member, whose value is to follow. */
    public JsonWriter name(String name) {
        separate();
        quote(text, name);
        text.append(':');
        commas[depth] = false;
        return this;
    }

    /** @param value null for the value {@code null} */
    public JsonWriter value(String value) {
        if (value == null) {
            return literal("null");
        }
        separate();
        quote(text, value);
        return this;
    }

    public JsonWriter value(long value) {
        separate();
        text.append(value);
        return this;
    }

    public JsonWriter value(boolean value) {
        return literal(value ? "true" : "false");
    }

    /** A value that is JSON already: a number, a word or a whole text. */
    public JsonWriter literal(String json) {
        separate();
        text.append(json);
        return this;
    }

    @Override
    public String toString() {
        return text.toString();
    }

    private JsonWriter begin(char bracket) {
        separate();
        text.append(bracket);
        depth++;
        if (depth == commas.length) {
            commas = Arrays.copyOf(commas, depth * 2);
        }
        commas[depth] = false;
        return this;
    }

    private JsonWriter end(char bracket) {
        text.append(bracket);
        depth--;
        return this;
    }

    private void separate() {
        if (commas[depth]) {
            text.append(',');
        }
        commas[depth] = true;
    }

    /** Appends a string with quotes and escapes (ECMA-262, QuoteJSONString). */
    public static void quote(StringBuilder text, String value) {
        text.append('"');
        int start = 0;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c >= ' ' && c != '"' && c != '\\' && (c < '\ud800' || c > '\udfff')) {
                continue;
            }
            if (Character.isHighSurrogate(c) && i + 1 < value.length() && Character.isLowSurrogate(value.charAt(i + 1))) {
                i++;
                continue;
            }
            text.append(value, start, i);
            escape(text, c);
            start = i + 1;
        }
        text.append(value, start, value.length()).append('"');
    }

    private static void escape(StringBuilder text, char c) {
        text.append('\\');
        switch (c) {
            case '"':
            case '\\':
                text.append(c);
                break;
            case '\b':
                text.append('b');
                break;
            case '\f':
                text.append('f');
                break;
            case '\n':
                text.append('n');
                break;
            case '\r':
                text.append('r');
                break;
            case '\t':
                text.append('t');
                break;
            default:
                text.append('u');
                for (int shift = 12; shift >= 0; shift -= 4) {
                    text.append(HEX.charAt(c >> shift & 15));
                }
        }
    }
}

package dev.wasm2jar.runtime.js;

import java.util.ArrayList;
import java.util.List;

/** Reads JSON (ECMA-404). What is open is on a list, not on the stack: texts nest as deep as they want. */
final class JsonParser {

    private final String text;
    private final List<JsObject> open = new ArrayList<>();
    private final List<String> keys = new ArrayList<>();
    private int at;

    JsonParser(String text) {
        this.text = text;
    }

    /** @throws JsException a SyntaxError if the text is not JSON */
    Object parse() {
        Object value = firstComplete();
        while (!open.isEmpty()) {
            value = isFollowed(value) ? firstComplete() : close();
        }
        skipWhitespace();
        if (at < text.length()) {
            throw unexpected(at);
        }
        return value;
    }

    /** Reads up to the end of a scalar, or of what is empty. What begins before it is open then. */
    private Object firstComplete() {
        while (true) {
            skipWhitespace();
            char c = peek();
            if (c != '[' && c != '{') {
                return scalar(c);
            }
            at++;
            JsObject holder = c == '[' ? new JsArray() : new JsObject();
            if (next() == end(holder)) {
                at++;
                return holder;
            }
            open.add(holder);
            if (c == '{') {
                readKey();
            }
        }
    }

    /** Puts a complete value into what is open, and reads whether another one follows there, or the end. */
    private boolean isFollowed(Object value) {
        JsObject holder = open.get(open.size() - 1);
        if (holder instanceof JsArray array) {
            array.add(value);
        } else {
            holder.put(keys.remove(keys.size() - 1), value);
        }
        char c = next();
        at++;
        if (c == end(holder)) {
            return false;
        }
        if (c != ',') {
            throw unexpected(at - 1);
        }
        if (!(holder instanceof JsArray)) {
            next();
            readKey();
        }
        return true;
    }

    private static char end(JsObject holder) {
        return holder instanceof JsArray ? ']' : '}';
    }

    private Object close() {
        return open.remove(open.size() - 1);
    }

    /** Reads a key and the colon; the key may be {@code __proto__}, which is an ordinary one here. */
    private void readKey() {
        if (peek() != '"') {
            throw unexpected(at);
        }
        keys.add(string());
        if (next() != ':') {
            throw unexpected(at);
        }
        at++;
    }

    private Object scalar(char c) {
        switch (c) {
            case '"':
                return string();
            case 't':
                return word("true", Boolean.TRUE);
            case 'f':
                return word("false", Boolean.FALSE);
            case 'n':
                return word("null", null);
            default:
                return number();
        }
    }

    private Object word(String word, Object value) {
        for (int i = 0; i < word.length(); i++) {
            if (at + i >= text.length() || text.charAt(at + i) != word.charAt(i)) {
                throw unexpected(at + i);
            }
        }
        at += word.length();
        return value;
    }

    private Double number() {
        int start = at;
        if (peek() == '-') {
            at++;
        }
        if (peek() == '0') {
            at++;
        } else {
            digits();
        }
        boolean whole = true;
        if (peek() == '.') {
            at++;
            digits();
            whole = false;
        }
        if (peek() == 'e' || peek() == 'E') {
            at++;
            if (peek() == '+' || peek() == '-') {
                at++;
            }
            digits();
            whole = false;
        }
        if (whole && at - start <= 9 && text.charAt(start) != '-') {
            return JsNumber.of(Integer.parseInt(text, start, at, 10));
        }
        return JsNumber.of(Double.parseDouble(text.substring(start, at)));
    }

    private void digits() {
        int start = at;
        while (peek() >= '0' && peek() <= '9') {
            at++;
        }
        if (at == start) {
            throw unexpected(at);
        }
    }

    private String string() {
        int start = ++at;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '"') {
                return text.substring(start, at++);
            }
            if (c == '\\') {
                return escapedString(start);
            }
            if (c < ' ') {
                throw unexpected(at);
            }
            at++;
        }
        throw unexpected(at);
    }

    private String escapedString(int start) {
        StringBuilder result = new StringBuilder().append(text, start, at);
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c == '"') {
                return result.toString();
            }
            if (c < ' ') {
                throw unexpected(at - 1);
            }
            result.append(c == '\\' ? escape() : c);
        }
        throw unexpected(at);
    }

    private char escape() {
        char c = peek();
        at++;
        switch (c) {
            case '"', '\\', '/':
                return c;
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
                int code = 0;
                for (int i = 0; i < 4; i++, at++) {
                    char hex = peek();
                    int digit = hex < 128 ? Character.digit(hex, 16) : -1;
                    if (digit < 0) {
                        throw unexpected(at);
                    }
                    code = code << 4 | digit;
                }
                return (char) code;
            default:
                throw unexpected(at - 1);
        }
    }

    /** The next character that is no white space; 0 at the end. */
    private char next() {
        skipWhitespace();
        return peek();
    }

    private char peek() {
        return at < text.length() ? text.charAt(at) : 0;
    }

    private void skipWhitespace() {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c != ' ' && c != '\n' && c != '\r' && c != '\t') {
                return;
            }
            at++;
        }
    }

    private JsException unexpected(int position) {
        return JsException.syntaxError(position >= text.length() ? "Unexpected end of JSON input"
                : "Unexpected token '" + text.charAt(position) + "' in JSON at position " + position);
    }
}

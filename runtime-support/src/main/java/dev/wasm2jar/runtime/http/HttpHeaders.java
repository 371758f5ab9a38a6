package dev.wasm2jar.runtime.http;

import java.util.ArrayList;
import java.util.List;

/**
 * The fields of a header section in their order (RFC 9110, 5). Names compare without regard to case; a name can occur
 * several times. Whatever is in here can be sent: names are tokens, and no value ends its line.
 */
public final class HttpHeaders {

    private final ArrayList<String> names = new ArrayList<>();
    private final ArrayList<String> values = new ArrayList<>();

    /** Reads a value of digits and nothing else. Returns -1 if there is something else, or too many. */
    public static long number(String digits) {
        long number = digits.isEmpty() ? -1 : 0;
        for (int i = 0; i < digits.length(); i++) {
            char c = digits.charAt(i);
            if (c < '0' || c > '9' || number > (Long.MAX_VALUE - 9) / 10) {
                return -1;
            }
            number = 10 * number + c - '0';
        }
        return number;
    }

    /** The number of fields. */
    public int size() {
        return names.size();
    }

    /** The name of a field, as it was given. */
    public String name(int index) {
        return names.get(index);
    }

    /** The value of a field, a character for each byte (ISO-8859-1). */
    public String value(int index) {
        return values.get(index);
    }

    /** The value of the first field of that name, or null. */
    public String get(String name) {
        int index = indexOf(name, 0);
        return index < 0 ? null : values.get(index);
    }

    /** The values of all fields of that name, in their order. */
    public List<String> all(String name) {
        List<String> found = new ArrayList<>();
        for (int i = indexOf(name, 0); i >= 0; i = indexOf(name, i + 1)) {
            found.add(values.get(i));
        }
        return found;
    }

    /** Whether any field of that name, a list divided by commas, has a word, without regard to case. */
    public boolean listHas(String name, String word) {
        for (int i = indexOf(name, 0); i >= 0; i = indexOf(name, i + 1)) {
            if (Tokens.listHas(values.get(i), word)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Adds a field after those that are there.
     *
     * @param name a token
     * @param value without line breaks and other control characters, and without characters beyond U+00FF
     * @throws IllegalArgumentException if the name or the value can't be sent
     */
    public HttpHeaders add(String name, String value) {
        if (!Tokens.isToken(name)) {
            throw new IllegalArgumentException("not a name of a header field: " + name);
        }
        if (!Tokens.isValue(value)) {
            throw new IllegalArgumentException("the header field " + name + " has a character that can't be sent");
        }
        append(name, value);
        return this;
    }

    /** Adds a field that is known to be valid. */
    void append(String name, String value) {
        names.add(name);
        values.add(value);
    }

    /**
     * Replaces all fields of that name by one.
     *
     * @throws IllegalArgumentException as {@link #add}
     */
    public HttpHeaders set(String name, String value) {
        remove(name);
        return add(name, value);
    }

    /** Removes all fields of that name. */
    public HttpHeaders remove(String name) {
        for (int i = names.size() - 1; i >= 0; i--) {
            if (names.get(i).equalsIgnoreCase(name)) {
                names.remove(i);
                values.remove(i);
            }
        }
        return this;
    }

    void clear() {
        names.clear();
        values.clear();
    }

    /** The index of the first field of that name from an index on, or -1. */
    int indexOf(String name, int from) {
        for (int i = from; i < names.size(); i++) {
            if (names.get(i).equalsIgnoreCase(name)) {
                return i;
            }
        }
        return -1;
    }
}

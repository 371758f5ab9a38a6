package dev.wasm2jar.runtime.http;

import java.util.ArrayList;
import java.util.List;

/**
 * The fields of a header section in their order (RFC 9110, 5). Names compare without regard to case; a name can occur
 * several times.
 */
public final class HttpHeaders {

    private final List<String> names = new ArrayList<>();
    private final List<String> values = new ArrayList<>();

    /** The number of fields. */
    public int size() {
        return names.size();
    }

    /** The name of a field, as it was given. */
    public String name(int index) {
        return names.get(index);
    }

    /** The value of a field. */
    public String value(int index) {
        return values.get(index);
    }

    /** The value of the first field of that name, or null. */
    public String get(String name) {
        for (int i = 0; i < names.size(); i++) {
            if (names.get(i).equalsIgnoreCase(name)) {
                return values.get(i);
            }
        }
        return null;
    }

    /** The values of all fields of that name, in their order. */
    public List<String> all(String name) {
        List<String> found = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            if (names.get(i).equalsIgnoreCase(name)) {
                found.add(values.get(i));
            }
        }
        return found;
    }

    /** Adds a field after those that are there. */
    public HttpHeaders add(String name, String value) {
        names.add(name);
        values.add(value);
        return this;
    }

    /** Replaces all fields of that name by one. */
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
}

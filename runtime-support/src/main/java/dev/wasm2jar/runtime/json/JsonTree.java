package dev.wasm2jar.runtime.json;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A JSON text as Java collections: objects are {@link Map}s that keep the order of their members, arrays are {@link
 * List}s, then there are {@link String}, {@link Double}, {@link Boolean} and null. Of members of the same name the last
 * counts, as in ECMAScript.
 */
public final class JsonTree {

    private JsonTree() {}

    /**
     * Reads a text.
     *
     * @throws JsonException if it is not JSON
     */
    public static Object read(String text) {
        var reader = new JsonReader(text);
        var open = new ArrayDeque<Object>();
        var names = new ArrayDeque<String>();
        Object root = null;
        for (JsonToken token = reader.next(); token != JsonToken.END; token = reader.next()) {
            switch (token) {
                case NAME:
                    names.push(reader.string());
                    continue;
                case END_OBJECT:
                case END_ARRAY:
                    open.pop();
                    continue;
                default:
            }
            Object value = value(token, reader);
            if (open.isEmpty()) {
                root = value;
            } else {
                add(open.peek(), names, value);
            }
            if (token == JsonToken.BEGIN_OBJECT || token == JsonToken.BEGIN_ARRAY) {
                open.push(value);
            }
        }
        return root;
    }

    private static Object value(JsonToken token, JsonReader reader) {
        switch (token) {
            case BEGIN_OBJECT:
                return new LinkedHashMap<String, Object>();
            case BEGIN_ARRAY:
                return new ArrayList<Object>();
            case STRING:
                return reader.string();
            case NUMBER:
                return reader.number();
            case TRUE:
                return Boolean.TRUE;
            case FALSE:
                return Boolean.FALSE;
            default:
                return null;
        }
    }

    @SuppressWarnings("unchecked") // Only read() makes them.
    private static void add(Object container, ArrayDeque<String> names, Object value) {
        if (container instanceof Map) {
            ((Map<String, Object>) container).put(names.pop(), value);
        } else {
            ((List<Object>) container).add(value);
        }
    }
}

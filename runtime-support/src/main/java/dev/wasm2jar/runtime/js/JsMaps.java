package dev.wasm2jar.runtime.js;

/** What compiled programs do with maps; other objects than maps are asked for a method of that name. */
public final class JsMaps {

    private JsMaps() {}

    /** {@code new Map()}. */
    public static JsMap create() {
        return new JsMap();
    }

    /** {@code value instanceof Map}. */
    public static boolean isMap(Object value) {
        return value instanceof JsMap;
    }

    /** {@code map.get(key)}. */
    public static Object get(JsContext context, Object map, Object key) {
        return map instanceof JsMap own ? own.entries.get(key) : JsDynamic.callMethod(context, "get", map, key);
    }

    /** {@code map.set(key, value)}. */
    public static Object set(JsContext context, Object map, Object key, Object value) {
        if (map instanceof JsMap own) {
            own.entries.put(key, value);
            return own;
        }
        return JsDynamic.callMethod(context, "set", map, key, value);
    }

    /** {@code map.has(key)}. */
    public static boolean has(JsContext context, Object map, Object key) {
        return map instanceof JsMap own ? own.entries.has(key)
                : JsConversions.toBoolean(JsDynamic.callMethod(context, "has", map, key));
    }

    /** {@code map.delete(key)}. */
    public static boolean delete(JsContext context, Object map, Object key) {
        return map instanceof JsMap own ? own.entries.remove(key)
                : JsConversions.toBoolean(JsDynamic.callMethod(context, "delete", map, key));
    }

    /** {@code map.size}. */
    public static double size(JsContext context, Object map) {
        return map instanceof JsMap own ? own.entries.size()
                : JsConversions.toNumber(context, JsDynamic.get(context, map, "size"));
    }
}

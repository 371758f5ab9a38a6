package dev.wasm2jar.runtime.js;

/** What compiled programs do with sets; other objects than sets are asked for a method of that name. */
public final class JsSets {

    private JsSets() {}

    /** {@code new Set(iterable)}. */
    public static JsSet create(JsContext context, Object iterable) {
        JsSet set = new JsSet();
        if (!JsUndefined.isNullish(iterable)) {
            Iteration iteration = Iteration.of(context, iterable);
            while (iteration.next()) {
                set.add(iteration.value());
            }
        }
        return set;
    }

    /** {@code value instanceof Set}. */
    public static boolean isSet(Object value) {
        return value instanceof JsSet;
    }

    /** {@code set.add(value)}. */
    public static Object add(JsContext context, Object set, Object value) {
        if (set instanceof JsSet own) {
            own.add(value);
            return own;
        }
        return JsDynamic.callMethod(context, "add", set, value);
    }

    /** {@code set.has(value)}. */
    public static boolean has(JsContext context, Object set, Object value) {
        return set instanceof JsSet own ? own.has(value)
                : JsConversions.toBoolean(JsDynamic.callMethod(context, "has", set, value));
    }

    /** {@code set.delete(value)}. */
    public static boolean delete(JsContext context, Object set, Object value) {
        return set instanceof JsSet own ? own.entries.remove(value)
                : JsConversions.toBoolean(JsDynamic.callMethod(context, "delete", set, value));
    }

    /** {@code set.size}. */
    public static double size(JsContext context, Object set) {
        return set instanceof JsSet own ? own.size()
                : JsConversions.toNumber(context, JsDynamic.get(context, set, "size"));
    }
}

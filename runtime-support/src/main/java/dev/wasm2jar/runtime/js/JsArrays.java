package dev.wasm2jar.runtime.js;

/** What compiled programs do with arrays; other objects than arrays are asked for a method of that name. */
public final class JsArrays {

    private JsArrays() {}

    /** {@code new Array()}. */
    public static JsArray create() {
        return new JsArray();
    }

    /** {@code new Array(length)}. */
    public static JsArray create(double length) {
        return JsArray.ofLength(length);
    }

    /** {@code Array.from(items)}. */
    public static JsArray from(JsContext context, Object items) {
        return ArrayLibrary.from(context, items, JsUndefined.UNDEFINED, null);
    }

    /** {@code Array.of(...items)}. */
    public static JsArray of(Object... items) {
        return JsArray.of(items);
    }

    /** {@code Array.isArray}. */
    public static boolean isArray(Object value) {
        return JsTypes.isArray(value);
    }

    /** {@code array.length}. */
    public static double length(JsContext context, Object array) {
        return array instanceof JsArray own ? own.length()
                : JsConversions.toNumber(context, JsDynamic.get(context, array, "length"));
    }

    /** {@code array[index]}. */
    public static Object get(JsContext context, Object array, double index) {
        return array instanceof JsArray own && index >= 0 && index == (long) index
                ? own.getIndex(context, (long) index) : JsDynamic.get(context, array, JsNumber.of(index));
    }

    /** {@code array[index] = value}. */
    public static void set(JsContext context, Object array, double index, Object value) {
        JsDynamic.set(context, array, JsNumber.of(index), value);
    }

    /** {@code array.push(value)}. */
    public static double push(JsContext context, Object array, Object value) {
        if (array instanceof JsArray own) {
            own.add(value);
            return own.length();
        }
        return JsConversions.toNumber(context, JsDynamic.callMethod(context, "push", array, value));
    }

    /** {@code array.pop()}. */
    public static Object pop(JsContext context, Object array) {
        return JsDynamic.callMethod(context, "pop", array);
    }
}

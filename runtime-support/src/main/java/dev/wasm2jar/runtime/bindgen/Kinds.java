package dev.wasm2jar.runtime.bindgen;

import dev.wasm2jar.runtime.js.JsArray;
import dev.wasm2jar.runtime.js.JsContext;
import dev.wasm2jar.runtime.js.JsConversions;
import dev.wasm2jar.runtime.js.JsDynamic;
import dev.wasm2jar.runtime.js.JsTypes;
import dev.wasm2jar.runtime.js.JsUndefined;

/** What kind of value a JavaScript value is. */
public final class Kinds {

    private Kinds() {}

    public static boolean isFunction(Object value) {
        return JsTypes.isFunction(value);
    }

    public static boolean isArray(Object value) {
        return value instanceof JsArray;
    }

    public static boolean isUndefined(Object value) {
        return value == JsUndefined.UNDEFINED;
    }

    public static boolean isNull(Object value) {
        return value == null;
    }

    public static boolean isNullOrUndefined(Object value) {
        return JsUndefined.isNullish(value);
    }

    /** Whether {@code typeof value} is object, and it is not null. */
    public static boolean isObject(Object value) {
        return value != null && typeof(value).equals("object");
    }

    public static boolean isSymbol(Object value) {
        return JsTypes.isSymbol(value);
    }

    public static boolean isString(Object value) {
        return value instanceof String;
    }

    public static boolean isBigInt(Object value) {
        return JsTypes.isBigInt(value);
    }

    public static boolean isFalsy(Object value) {
        return !JsConversions.toBoolean(value);
    }

    public static String typeof(Object value) {
        return JsTypes.typeof(value);
    }

    public static boolean in(JsContext context, Object key, Object value) {
        return JsDynamic.has(context, key, value);
    }
}

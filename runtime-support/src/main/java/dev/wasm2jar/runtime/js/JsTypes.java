package dev.wasm2jar.runtime.js;

import java.math.BigInteger;

/** What kind of value a value is. */
public final class JsTypes {

    private JsTypes() {}

    /** The {@code typeof} operator (ECMA-262 13.5.3). */
    public static String typeof(Object value) {
        if (value == JsUndefined.UNDEFINED) {
            return "undefined";
        }
        if (value instanceof String) {
            return "string";
        }
        if (value instanceof Double) {
            return "number";
        }
        if (value instanceof Boolean) {
            return "boolean";
        }
        if (isFunction(value)) {
            return "function";
        }
        if (value instanceof BigInteger) {
            return "bigint";
        }
        return value instanceof JsSymbol ? "symbol" : "object";
    }

    /** Whether it is an object or a function: what is no primitive value. */
    public static boolean isObject(Object value) {
        return value instanceof JsObject || !isPrimitive(value);
    }

    /** Whether it is a primitive value: undefined, null, a boolean, number, string, symbol or bigint. */
    public static boolean isPrimitive(Object value) {
        return value == null || value == JsUndefined.UNDEFINED || value instanceof String || value instanceof Double
                || value instanceof Boolean || value instanceof BigInteger || value instanceof JsSymbol;
    }

    /** Whether it can be called. */
    public static boolean isFunction(Object value) {
        return value instanceof JsFunction && !(value instanceof JsProxy proxy && !proxy.isCallable());
    }

    /** Whether {@code typeof value} is object, and it is not null. */
    public static boolean isNonCallableObject(Object value) {
        return isObject(value) && !isFunction(value);
    }

    /** {@code Array.isArray} (ECMA-262 7.2.2). */
    public static boolean isArray(Object value) {
        return value instanceof JsArray || value instanceof JsProxy proxy && isArray(proxy.target());
    }

    public static boolean isUndefined(Object value) {
        return value == JsUndefined.UNDEFINED;
    }

    public static boolean isNull(Object value) {
        return value == null;
    }

    public static boolean isString(Object value) {
        return value instanceof String;
    }

    public static boolean isNumber(Object value) {
        return value instanceof Double;
    }

    public static boolean isBoolean(Object value) {
        return value instanceof Boolean;
    }

    public static boolean isSymbol(Object value) {
        return value instanceof JsSymbol;
    }

    public static boolean isBigInt(Object value) {
        return value instanceof BigInteger;
    }
}

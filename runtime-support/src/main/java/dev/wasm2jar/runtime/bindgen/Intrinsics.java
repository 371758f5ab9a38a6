package dev.wasm2jar.runtime.bindgen;

import dev.wasm2jar.runtime.js.JsArray;
import dev.wasm2jar.runtime.js.JsContext;
import dev.wasm2jar.runtime.js.JsDebugString;
import dev.wasm2jar.runtime.js.JsException;
import dev.wasm2jar.runtime.js.JsError;
import dev.wasm2jar.runtime.js.JsJson;
import dev.wasm2jar.runtime.js.JsNumber;
import dev.wasm2jar.runtime.js.JsSymbol;
import dev.wasm2jar.runtime.js.JsUndefined;
import java.math.BigInteger;

/** What the crate wasm-bindgen itself uses of JavaScript. */
public final class Intrinsics {

    /** What {@link #booleanNumber} says of values that are no booleans. */
    private static final int NO_BOOLEAN = 2;

    private Intrinsics() {}

    /** A new handle of a value; a string of a text. */
    public static Object same(Object value) {
        return value;
    }

    /** The handle is given up already. */
    public static void drop(Object value) {}

    public static Object number(double value) {
        return JsNumber.of(value);
    }

    public static Object bigInt(long value) {
        return BigInteger.valueOf(value);
    }

    public static Object unsignedBigInt(long value) {
        return WideIntegers.unsigned(value, 0);
    }

    /** @param high the upper half */
    public static Object wideBigInt(long high, long low) {
        return WideIntegers.signed(low, high);
    }

    /** @param high the upper half */
    public static Object unsignedWideBigInt(long high, long low) {
        return WideIntegers.unsigned(low, high);
    }

    public static Object bigIntFromText(String text) {
        return new BigInteger(text);
    }

    /** The value of a bigint, or null if it is none. */
    public static Long bigIntValue(Object value) {
        return value instanceof BigInteger ? ((BigInteger) value).longValue() : null;
    }

    /** The value of a number, or null if it is none. */
    public static Double numberValue(Object value) {
        return value instanceof Double ? (Double) value : null;
    }

    /** The value of a string, or null if it is none. */
    public static String stringValue(Object value) {
        return value instanceof String ? (String) value : null;
    }

    /** The value of a boolean, or null if it is none. */
    public static Boolean booleanValue(Object value) {
        return value instanceof Boolean ? (Boolean) value : null;
    }

    /** The value of a boolean as 0 or 1. */
    public static int booleanNumber(Object value) {
        return value instanceof Boolean ? (Boolean) value ? 1 : 0 : NO_BOOLEAN;
    }

    public static Object anonymousSymbol() {
        return new JsSymbol(null);
    }

    public static Object symbol(String description) {
        return new JsSymbol(description);
    }

    public static Object error(String message) {
        return new JsError("Error", message);
    }

    /** Throws an error with that message. */
    public static void fail(String message) {
        throw JsException.error(message);
    }

    /** Throws a value. */
    public static void rethrow(Object value) {
        throw new JsException(value);
    }

    public static String debugString(JsContext context, Object value) {
        return JsDebugString.of(context, value);
    }

    public static Object parseJson(String text) {
        return JsJson.parse(text);
    }

    /** The JSON text of a value; of undefined too, which has none. */
    public static String writeJson(JsContext context, Object value) {
        Object text = JsJson.stringify(context, value == JsUndefined.UNDEFINED ? null : value);
        return text instanceof String ? (String) text : "null";
    }

    public static Object array() {
        return new JsArray();
    }

    public static void push(Object array, Object element) {
        ((JsArray) array).add(element);
    }

    public static int liveHandles(Guest guest) {
        return guest.handles.live();
    }

    /** What has no meaning outside of a JavaScript engine. */
    public static Object unknown() {
        return JsUndefined.UNDEFINED;
    }
}

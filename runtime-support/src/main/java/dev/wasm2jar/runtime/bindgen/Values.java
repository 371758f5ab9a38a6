package dev.wasm2jar.runtime.bindgen;

import dev.wasm2jar.runtime.js.JsArray;
import dev.wasm2jar.runtime.js.JsConversions;
import dev.wasm2jar.runtime.js.JsException;
import dev.wasm2jar.runtime.js.JsNumber;
import dev.wasm2jar.runtime.js.JsUndefined;
import java.math.BigInteger;
import java.util.Arrays;

/** Between JavaScript values and those of Java methods. */
public final class Values {

    private Values() {}

    public static BigInteger bigInt(long value) {
        return BigInteger.valueOf(value);
    }

    public static BigInteger unsignedBigInt(long value) {
        return WideIntegers.unsigned(value, 0);
    }

    public static Object optionalBigInt(Long value) {
        return value == null ? JsUndefined.UNDEFINED : bigInt(value);
    }

    public static Object optionalUnsignedBigInt(Long value) {
        return value == null ? JsUndefined.UNDEFINED : unsignedBigInt(value);
    }

    /** Of an optional value: undefined for null, a JavaScript number for a number. */
    public static Object optional(Object value) {
        if (value == null) {
            return JsUndefined.UNDEFINED;
        }
        return value instanceof Number && !(value instanceof BigInteger)
                ? JsNumber.of(((Number) value).doubleValue()) : value;
    }

    public static double unsignedToDouble(long value) {
        return value >= 0 ? value : (value >>> 1 | value & 1) * 2.0;
    }

    /** ToUint32 (ECMA-262 7.1.7). */
    public static long toUint32(double value) {
        return JsNumber.toInt32(value) & 0xFFFFFFFFL;
    }

    public static double toNumber(Object value, Guest guest) {
        return JsConversions.toNumber(guest.context, value);
    }

    public static int toInt32(Object value, Guest guest) {
        return JsConversions.toInt32(guest.context, value);
    }

    /** A 64-bit integer of a bigint, or an unsigned 32-bit one of a number. */
    public static long toLong(Object value, Guest guest) {
        return value instanceof BigInteger ? ((BigInteger) value).longValue() : toUint32(toNumber(value, guest));
    }

    /** The text of a string. */
    public static String toText(Object value, Guest guest) {
        if (JsUndefined.isNullish(value)) {
            return null;
        }
        return value instanceof String ? (String) value : JsConversions.toString(guest.context, value);
    }

    public static Integer toIntegerOrNull(Object value, Guest guest) {
        return JsUndefined.isNullish(value) ? null : toInt32(value, guest);
    }

    public static Long toLongOrNull(Object value, Guest guest) {
        return JsUndefined.isNullish(value) ? null : toLong(value, guest);
    }

    public static Double toDoubleOrNull(Object value, Guest guest) {
        return JsUndefined.isNullish(value) ? null : toNumber(value, guest);
    }

    public static Float toFloatOrNull(Object value, Guest guest) {
        return JsUndefined.isNullish(value) ? null : (float) toNumber(value, guest);
    }

    public static Boolean toBooleanOrNull(Object value, Guest guest) {
        return JsUndefined.isNullish(value) ? null : JsConversions.toBoolean(value);
    }

    /** An argument of a call, undefined if there are fewer. */
    public static Object argument(Object[] arguments, int index) {
        return index < arguments.length ? arguments[index] : JsUndefined.UNDEFINED;
    }

    /** Arguments, followed by the elements of an array. */
    public static Object[] append(Object[] arguments, Object rest, Guest guest) {
        Object[] more = ((JsArray) rest).toArray();
        Object[] all = Arrays.copyOf(arguments, arguments.length + more.length);
        System.arraycopy(more, 0, all, arguments.length, more.length);
        return all;
    }

    /** Arguments, followed by the elements of an array. */
    public static double[] append(double[] arguments, Object rest, Guest guest) {
        Object[] more = ((JsArray) rest).toArray();
        double[] all = Arrays.copyOf(arguments, arguments.length + more.length);
        for (int i = 0; i < more.length; i++) {
            all[arguments.length + i] = toNumber(more[i], guest);
        }
        return all;
    }

    /** What an import does that nothing provides. */
    public static Object missing(String message) {
        throw JsException.error(message);
    }
}

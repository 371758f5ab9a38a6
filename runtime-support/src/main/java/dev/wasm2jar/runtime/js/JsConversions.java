package dev.wasm2jar.runtime.js;

import java.math.BigInteger;

/** Type conversion (ECMA-262 7.1). Objects may run functions of their own, so most of these need a context. */
public final class JsConversions {

    private JsConversions() {}

    /** ToBoolean (7.1.2). */
    public static boolean toBoolean(Object value) {
        if (value instanceof Boolean truth) {
            return truth;
        }
        if (value == null || value == JsUndefined.UNDEFINED) {
            return false;
        }
        if (value instanceof Double number) {
            double d = number;
            return d == d && d != 0;
        }
        if (value instanceof String text) {
            return !text.isEmpty();
        }
        return !(value instanceof BigInteger integer) || integer.signum() != 0;
    }

    /** {@code !value}. */
    public static boolean isFalsy(Object value) {
        return !toBoolean(value);
    }

    /** ToNumber (7.1.4). */
    public static double toNumber(JsContext context, Object value) {
        if (value instanceof Double number) {
            return number;
        }
        if (value instanceof String text) {
            return NumberParser.toNumber(text);
        }
        if (value instanceof Boolean truth) {
            return truth ? 1 : 0;
        }
        if (value == null) {
            return 0;
        }
        if (value == JsUndefined.UNDEFINED) {
            return Double.NaN;
        }
        if (value instanceof BigInteger) {
            throw JsException.typeError("Cannot convert a BigInt value to a number");
        }
        if (value instanceof JsSymbol) {
            throw JsException.typeError("Cannot convert a Symbol value to a number");
        }
        return toNumber(context, toPrimitive(context, value, "number"));
    }

    /** ToNumeric (7.1.3): a Double or a BigInteger. */
    public static Object toNumeric(JsContext context, Object value) {
        Object primitive = toPrimitive(context, value, "number");
        return primitive instanceof BigInteger || primitive instanceof Double ? primitive
                : JsNumber.of(toNumber(context, primitive));
    }

    /** ToIntegerOrInfinity (7.1.5). */
    public static double toInteger(JsContext context, Object value) {
        return JsNumber.toInteger(toNumber(context, value));
    }

    /** ToInt32 (7.1.6). */
    public static int toInt32(JsContext context, Object value) {
        return JsNumber.toInt32(toNumber(context, value));
    }

    /** ToLength (7.1.20). */
    public static long toLength(JsContext context, Object value) {
        double length = toInteger(context, value);
        return length <= 0 ? 0 : (long) Math.min(length, 0x1p53 - 1);
    }

    /** ToIndex (7.1.22). */
    public static int toIndex(JsContext context, Object value) {
        double index = toInteger(context, value);
        if (index < 0 || index > Integer.MAX_VALUE - 8) {
            throw JsException.rangeError("Invalid index or length: " + JsNumber.toString(index));
        }
        return (int) index;
    }

    /** ToString (7.1.17). */
    public static String toString(JsContext context, Object value) {
        if (value instanceof String text) {
            return text;
        }
        if (value instanceof Double number) {
            return JsNumber.toString(number);
        }
        if (value == null) {
            return "null";
        }
        if (value == JsUndefined.UNDEFINED || value instanceof Boolean || value instanceof BigInteger) {
            return value.toString();
        }
        if (value instanceof JsSymbol) {
            throw JsException.typeError("Cannot convert a Symbol value to a string");
        }
        return toString(context, toPrimitive(context, value, "string"));
    }

    /** ToPropertyKey (7.1.19): a String or a symbol. */
    public static Object toPropertyKey(JsContext context, Object value) {
        if (value instanceof String || value instanceof JsSymbol) {
            return value;
        }
        Object primitive = toPrimitive(context, value, "string");
        return primitive instanceof JsSymbol ? primitive : toString(context, primitive);
    }

    /**
     * ToPrimitive (7.1.1).
     *
     * @param hint {@code default}, {@code number} or {@code string}
     */
    public static Object toPrimitive(JsContext context, Object value, String hint) {
        if (!(value instanceof JsObject object)) {
            return JsTypes.isPrimitive(value) ? value : "[object ".concat(value.getClass().getName()).concat("]");
        }
        Object exotic = object.get(context, JsSymbol.TO_PRIMITIVE);
        if (!JsUndefined.isNullish(exotic)) {
            Object result = JsDynamic.call(context, exotic, object, hint);
            if (JsTypes.isPrimitive(result)) {
                return result;
            }
            throw JsException.typeError("Cannot convert object to primitive value");
        }
        String first = hint.equals("string") ? "toString" : "valueOf";
        String second = hint.equals("string") ? "valueOf" : "toString";
        if (object.get(context, first) instanceof JsFunction method) {
            Object result = method.call(context, object);
            if (JsTypes.isPrimitive(result)) {
                return result;
            }
        }
        if (object.get(context, second) instanceof JsFunction method) {
            Object result = method.call(context, object);
            if (JsTypes.isPrimitive(result)) {
                return result;
            }
        }
        throw JsException.typeError("Cannot convert object to primitive value");
    }

    /** ToObject (7.1.18): primitive values become wrapper objects. */
    public static JsObject toObject(JsContext context, Object value) {
        if (value instanceof JsObject object) {
            return object;
        }
        if (JsUndefined.isNullish(value)) {
            throw JsException.typeError("Cannot convert undefined or null to object");
        }
        return JsTypes.isPrimitive(value) ? new JsWrapper(value) : new JsObject();
    }

    /** ToBigInt (7.1.13). */
    public static BigInteger toBigInt(JsContext context, Object value) {
        Object primitive = toPrimitive(context, value, "number");
        if (primitive instanceof BigInteger integer) {
            return integer;
        }
        if (primitive instanceof Boolean truth) {
            return truth ? BigInteger.ONE : BigInteger.ZERO;
        }
        if (primitive instanceof String text) {
            BigInteger integer = NumberParser.toBigInt(text);
            if (integer == null) {
                throw JsException.syntaxError("Cannot convert " + text + " to a BigInt");
            }
            return integer;
        }
        throw JsException.typeError("Cannot convert " + JsDebug.describe(primitive) + " to a BigInt");
    }
}

package dev.wasm2jar.runtime.js;

import java.math.BigDecimal;
import java.math.BigInteger;

/** The kinds of equality (ECMA-262 7.2.10 to 7.2.15). */
public final class JsEquality {

    private JsEquality() {}

    /** The {@code ===} operator. */
    public static boolean isStrictlyEqual(Object left, Object right) {
        if (left instanceof Double l && right instanceof Double r) {
            return l.doubleValue() == r.doubleValue();
        }
        return isSameButNumber(left, right);
    }

    /** {@code Object.is}: NaN is itself, zeros differ by sign. */
    public static boolean isSame(Object left, Object right) {
        if (left instanceof Double && right instanceof Double) {
            return left.equals(right);
        }
        return isSameButNumber(left, right);
    }

    /** SameValueZero: NaN is itself, zeros are the same. */
    public static boolean isSameZero(Object left, Object right) {
        if (left instanceof Double l && right instanceof Double r) {
            return JsNumber.isSameValueZero(l, r);
        }
        return isSameButNumber(left, right);
    }

    private static boolean isSameButNumber(Object left, Object right) {
        return left == right
                || left instanceof String && left.equals(right)
                || left instanceof Boolean && left.equals(right)
                || left instanceof BigInteger && left.equals(right);
    }

    /** The {@code ==} operator. */
    public static boolean isLooselyEqual(JsContext context, Object left, Object right) {
        if (JsUndefined.isNullish(left) || JsUndefined.isNullish(right)) {
            return JsUndefined.isNullish(left) && JsUndefined.isNullish(right);
        }
        if (JsTypes.typeof(left).equals(JsTypes.typeof(right))) {
            return isStrictlyEqual(left, right);
        }
        boolean leftIsObject = JsTypes.isObject(left);
        boolean rightIsObject = JsTypes.isObject(right);
        if (leftIsObject && rightIsObject) {
            return left == right;
        }
        if (leftIsObject || rightIsObject) {
            return isLooselyEqual(context, leftIsObject ? JsConversions.toPrimitive(context, left, "default") : left,
                    rightIsObject ? JsConversions.toPrimitive(context, right, "default") : right);
        }
        if (left instanceof JsSymbol || right instanceof JsSymbol) {
            return false;
        }
        if (left instanceof BigInteger integer) {
            return isEqual(context, integer, right);
        }
        if (right instanceof BigInteger integer) {
            return isEqual(context, integer, left);
        }
        return JsConversions.toNumber(context, left) == JsConversions.toNumber(context, right);
    }

    private static boolean isEqual(JsContext context, BigInteger integer, Object other) {
        if (other instanceof String text) {
            return integer.equals(NumberParser.toBigInt(text));
        }
        double number = JsConversions.toNumber(context, other);
        return !Double.isNaN(number) && !Double.isInfinite(number)
                && new BigDecimal(integer).compareTo(new BigDecimal(number)) == 0;
    }
}

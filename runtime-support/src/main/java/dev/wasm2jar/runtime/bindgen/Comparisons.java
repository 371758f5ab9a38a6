package dev.wasm2jar.runtime.bindgen;

import dev.wasm2jar.runtime.js.JsContext;
import dev.wasm2jar.runtime.js.JsConversions;
import dev.wasm2jar.runtime.js.JsEquality;
import java.math.BigDecimal;
import java.math.BigInteger;

/** The comparisons of JavaScript (ECMA-262 7.2.13 to 7.2.15). */
public final class Comparisons {

    /** The order of values that have none: NaN, or a bigint and what is no number. */
    private static final int UNORDERED = 2;

    private Comparisons() {}

    /** {@code left === right}. */
    public static boolean strictlyEqual(Object left, Object right) {
        return JsEquality.isStrictlyEqual(left, right);
    }

    /** {@code left == right}. */
    public static boolean looselyEqual(JsContext context, Object left, Object right) {
        return JsEquality.isLooselyEqual(context, left, right);
    }

    public static boolean less(JsContext context, Object left, Object right) {
        return compare(context, left, right) == -1;
    }

    public static boolean lessOrEqual(JsContext context, Object left, Object right) {
        int order = compare(context, left, right);
        return order == -1 || order == 0;
    }

    public static boolean greater(JsContext context, Object left, Object right) {
        return compare(context, left, right) == 1;
    }

    public static boolean greaterOrEqual(JsContext context, Object left, Object right) {
        int order = compare(context, left, right);
        return order == 1 || order == 0;
    }

    private static int compare(JsContext context, Object left, Object right) {
        Object first = JsConversions.toPrimitive(context, left, "number");
        Object second = JsConversions.toPrimitive(context, right, "number");
        if (first instanceof String && second instanceof String) {
            return Integer.signum(((String) first).compareTo((String) second));
        }
        Object one = numeric(context, first, second);
        Object other = numeric(context, second, first);
        if (one == null || other == null) {
            return UNORDERED;
        }
        if (one instanceof Double && other instanceof Double) {
            double a = (Double) one;
            double b = (Double) other;
            return a < b ? -1 : a > b ? 1 : a == b ? 0 : UNORDERED;
        }
        return compareExactly(one, other);
    }

    /** A number or bigint; null if the text beside a bigint is none. */
    private static Object numeric(JsContext context, Object value, Object other) {
        if (value instanceof String && other instanceof BigInteger) {
            try {
                return new BigInteger(((String) value).strip());
            } catch (NumberFormatException noInteger) {
                return null;
            }
        }
        return JsConversions.toNumeric(context, value);
    }

    private static int compareExactly(Object left, Object right) {
        double a = left instanceof Double ? (Double) left : 0;
        double b = right instanceof Double ? (Double) right : 0;
        if (a != a || b != b) {
            return UNORDERED;
        }
        if (Double.isInfinite(a) || Double.isInfinite(b)) {
            return Double.compare(a, b);
        }
        return exact(left).compareTo(exact(right));
    }

    private static BigDecimal exact(Object number) {
        return number instanceof BigInteger ? new BigDecimal((BigInteger) number) : new BigDecimal((Double) number);
    }
}

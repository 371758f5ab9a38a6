package dev.wasm2jar.runtime.js;

import java.math.BigDecimal;
import java.math.BigInteger;

/** The operators (ECMA-262 13.6 to 13.12, 6.1.6). Numbers and bigints do not mix. */
public final class JsOperators {

    private static final BigInteger LARGEST_SHIFT = BigInteger.valueOf(1 << 30);

    private JsOperators() {}

    /** {@code left + right}: joins texts, or adds. */
    public static Object add(JsContext context, Object left, Object right) {
        Object l = JsConversions.toPrimitive(context, left, "default");
        Object r = JsConversions.toPrimitive(context, right, "default");
        if (l instanceof String || r instanceof String) {
            return JsConversions.toString(context, l).concat(JsConversions.toString(context, r));
        }
        return arithmetic(context, '+', l, r);
    }

    public static Object sub(JsContext context, Object left, Object right) {
        return arithmetic(context, '-', left, right);
    }

    public static Object mul(JsContext context, Object left, Object right) {
        return arithmetic(context, '*', left, right);
    }

    public static Object div(JsContext context, Object left, Object right) {
        return arithmetic(context, '/', left, right);
    }

    public static Object rem(JsContext context, Object left, Object right) {
        return arithmetic(context, '%', left, right);
    }

    /** {@code left ** right}. */
    public static Object pow(JsContext context, Object left, Object right) {
        return arithmetic(context, '^', left, right);
    }

    /** {@code left / right}, or the RangeError that it throws, as a value: what wasm-bindgen calls checked_div. */
    public static Object checkedDiv(JsContext context, Object left, Object right) {
        try {
            return div(context, left, right);
        } catch (JsException thrown) {
            if (thrown.value() instanceof JsError error && error.type().equals("RangeError")) {
                return error;
            }
            throw thrown;
        }
    }

    private static Object arithmetic(JsContext context, char operator, Object left, Object right) {
        Object l = JsConversions.toNumeric(context, left);
        Object r = JsConversions.toNumeric(context, right);
        if (l instanceof Double x && r instanceof Double y) {
            return JsNumber.of(numbers(operator, x, y));
        }
        if (l instanceof BigInteger x && r instanceof BigInteger y) {
            return bigints(operator, x, y);
        }
        throw mixed();
    }

    private static JsException mixed() {
        return JsException.typeError("Cannot mix BigInt and other types, use explicit conversions");
    }

    private static double numbers(char operator, double x, double y) {
        return switch (operator) {
            case '+' -> x + y;
            case '-' -> x - y;
            case '*' -> x * y;
            case '/' -> x / y;
            case '%' -> x % y;
            default -> JsMath.pow(x, y);
        };
    }

    private static BigInteger bigints(char operator, BigInteger x, BigInteger y) {
        switch (operator) {
            case '+':
                return x.add(y);
            case '-':
                return x.subtract(y);
            case '*':
                return x.multiply(y);
            case '/', '%':
                if (y.signum() == 0) {
                    throw JsException.rangeError("Division by zero");
                }
                return operator == '/' ? x.divide(y) : x.remainder(y);
            default:
                if (y.signum() < 0) {
                    throw JsException.rangeError("Exponent must be non-negative");
                }
                boolean isHuge = x.bitLength() > 1 && y.multiply(BigInteger.valueOf(x.bitLength())).compareTo(LARGEST_SHIFT) > 0;
                if (isHuge) {
                    throw tooBig();
                }
                return x.bitLength() > 1 ? x.pow(y.intValue()) : y.signum() == 0 ? BigInteger.ONE
                        : x.signum() < 0 && !y.testBit(0) ? x.negate() : x;
        }
    }

    private static JsException tooBig() {
        return JsException.rangeError("Maximum BigInt size exceeded");
    }

    /** {@code +value}, or what that throws, as a value: what wasm-bindgen calls try_into_number. */
    public static Object tryToNumber(JsContext context, Object value) {
        try {
            return JsNumber.of(JsConversions.toNumber(context, value));
        } catch (JsException thrown) {
            return thrown.value();
        }
    }

    /** {@code -value}. */
    public static Object neg(JsContext context, Object value) {
        Object numeric = JsConversions.toNumeric(context, value);
        return numeric instanceof BigInteger integer ? integer.negate() : JsNumber.of(-(Double) numeric);
    }

    public static Object bitAnd(JsContext context, Object left, Object right) {
        return bits(context, '&', left, right);
    }

    public static Object bitOr(JsContext context, Object left, Object right) {
        return bits(context, '|', left, right);
    }

    public static Object bitXor(JsContext context, Object left, Object right) {
        return bits(context, '^', left, right);
    }

    /** {@code ~value}. */
    public static Object bitNot(JsContext context, Object value) {
        Object numeric = JsConversions.toNumeric(context, value);
        return numeric instanceof BigInteger integer ? integer.not() : JsNumber.of(~JsNumber.toInt32((Double) numeric));
    }

    public static Object shl(JsContext context, Object left, Object right) {
        return bits(context, '<', left, right);
    }

    public static Object shr(JsContext context, Object left, Object right) {
        return bits(context, '>', left, right);
    }

    /** {@code left >>> right}, which bigints do not have. */
    public static double unsignedShr(JsContext context, Object left, Object right) {
        return (Double) bits(context, 'u', left, right);
    }

    private static Object bits(JsContext context, char operator, Object left, Object right) {
        Object l = JsConversions.toNumeric(context, left);
        Object r = JsConversions.toNumeric(context, right);
        if (l instanceof BigInteger x && r instanceof BigInteger y) {
            return bigintBits(operator, x, y);
        }
        if (!(l instanceof Double a) || !(r instanceof Double b)) {
            throw mixed();
        }
        int x = JsNumber.toInt32(a);
        int y = JsNumber.toInt32(b);
        return switch (operator) {
            case '&' -> JsNumber.of(x & y);
            case '|' -> JsNumber.of(x | y);
            case '^' -> JsNumber.of(x ^ y);
            case '<' -> JsNumber.of(x << y);
            case '>' -> JsNumber.of(x >> y);
            default -> JsNumber.of((double) Integer.toUnsignedLong(x >>> y));
        };
    }

    private static BigInteger bigintBits(char operator, BigInteger x, BigInteger y) {
        return switch (operator) {
            case '&' -> x.and(y);
            case '|' -> x.or(y);
            case '^' -> x.xor(y);
            case '<' -> shifted(x, y);
            case '>' -> shifted(x, y.negate());
            default -> throw JsException.typeError("BigInts have no unsigned right shift, use >> instead");
        };
    }

    private static BigInteger shifted(BigInteger x, BigInteger left) {
        if (left.abs().compareTo(LARGEST_SHIFT) <= 0) {
            return x.shiftLeft(left.intValue());
        }
        if (left.signum() > 0 && x.signum() != 0) {
            throw tooBig();
        }
        return x.signum() < 0 ? BigInteger.ONE.negate() : BigInteger.ZERO;
    }

    public static boolean lt(JsContext context, Object left, Object right) {
        return compare(context, left, right) == -1;
    }

    public static boolean le(JsContext context, Object left, Object right) {
        int order = compare(context, left, right);
        return order == -1 || order == 0;
    }

    public static boolean ge(JsContext context, Object left, Object right) {
        int order = compare(context, left, right);
        return order == 1 || order == 0;
    }

    public static boolean gt(JsContext context, Object left, Object right) {
        return compare(context, left, right) == 1;
    }

    /** -1, 0 or 1; 2 if the values have no order, as NaN has none (7.2.12). */
    private static int compare(JsContext context, Object left, Object right) {
        Object l = JsConversions.toPrimitive(context, left, "number");
        Object r = JsConversions.toPrimitive(context, right, "number");
        if (l instanceof String x && r instanceof String y) {
            return Integer.compare(x.compareTo(y), 0);
        }
        l = numeric(context, l, r);
        r = numeric(context, r, l);
        if (l == null || r == null) {
            return 2;
        }
        if (l instanceof BigInteger x && r instanceof BigInteger y) {
            return x.compareTo(y);
        }
        if (l instanceof BigInteger x) {
            return compare(x, (Double) r);
        }
        if (r instanceof BigInteger y) {
            int order = compare(y, (Double) l);
            return order == 2 ? 2 : -order;
        }
        return compare((Double) l, (Double) r);
    }

    /** A number or a bigint; null for a text that is compared with a bigint and is none. */
    private static Object numeric(JsContext context, Object value, Object other) {
        return value instanceof String text && other instanceof BigInteger ? NumberParser.toBigInt(text)
                : JsConversions.toNumeric(context, value);
    }

    private static int compare(double left, double right) {
        return left < right ? -1 : left > right ? 1 : left == right ? 0 : 2;
    }

    private static int compare(BigInteger left, double right) {
        if (Double.isNaN(right)) {
            return 2;
        }
        return Double.isInfinite(right) ? right > 0 ? -1 : 1
                : new BigDecimal(left).compareTo(new BigDecimal(right));
    }
}

package dev.wasm2jar.runtime.bindgen;

import dev.wasm2jar.runtime.js.JsContext;
import dev.wasm2jar.runtime.js.JsConversions;
import dev.wasm2jar.runtime.js.JsException;
import dev.wasm2jar.runtime.js.JsMath;
import dev.wasm2jar.runtime.js.JsNumber;
import java.math.BigInteger;

/** The operators of JavaScript (ECMA-262 13.6 to 13.12), of numbers and of bigints. */
public final class Arithmetic {

    private Arithmetic() {}

    /** {@code +value}. */
    public static double asNumber(JsContext context, Object value) {
        return JsConversions.toNumber(context, value);
    }

    /** {@code +value}, or what that throws. */
    public static Object tryIntoNumber(JsContext context, Object value) {
        try {
            return JsNumber.of(JsConversions.toNumber(context, value));
        } catch (JsException thrown) {
            return thrown.value();
        }
    }

    public static Object negate(JsContext context, Object value) {
        Object number = JsConversions.toNumeric(context, value);
        return number instanceof BigInteger ? ((BigInteger) number).negate() : JsNumber.of(-(Double) number);
    }

    public static Object not(JsContext context, Object value) {
        Object number = JsConversions.toNumeric(context, value);
        return number instanceof BigInteger ? ((BigInteger) number).not() : JsNumber.of(~int32(number));
    }

    /** {@code left + right}: of numbers, or of strings if one is one. */
    public static Object add(JsContext context, Object left, Object right) {
        Object first = JsConversions.toPrimitive(context, left, "default");
        Object second = JsConversions.toPrimitive(context, right, "default");
        if (first instanceof String || second instanceof String) {
            return JsConversions.toString(context, first).concat(JsConversions.toString(context, second));
        }
        return calculate(context, first, '+', second);
    }

    public static Object subtract(JsContext context, Object left, Object right) {
        return calculate(context, left, '-', right);
    }

    public static Object multiply(JsContext context, Object left, Object right) {
        return calculate(context, left, '*', right);
    }

    public static Object divide(JsContext context, Object left, Object right) {
        return calculate(context, left, '/', right);
    }

    /** {@code left / right}, or the error of a division by zero. */
    public static Object checkedDivide(JsContext context, Object left, Object right) {
        try {
            return divide(context, left, right);
        } catch (JsException thrown) {
            if (BigInteger.ZERO.equals(right)) {
                return thrown.value();
            }
            throw thrown;
        }
    }

    public static Object remainder(JsContext context, Object left, Object right) {
        return calculate(context, left, '%', right);
    }

    public static Object power(JsContext context, Object left, Object right) {
        return calculate(context, left, '^', right);
    }

    private static Object calculate(JsContext context, Object left, char operator, Object right) {
        Object first = JsConversions.toNumeric(context, left);
        Object second = JsConversions.toNumeric(context, right);
        if (first instanceof Double && second instanceof Double) {
            return JsNumber.of(calculate((Double) first, operator, (Double) second));
        }
        return calculate(bigInt(first), operator, bigInt(second));
    }

    private static double calculate(double left, char operator, double right) {
        switch (operator) {
            case '+':
                return left + right;
            case '-':
                return left - right;
            case '*':
                return left * right;
            case '/':
                return left / right;
            case '%':
                return left % right;
            default:
                return JsMath.pow(left, right);
        }
    }

    private static BigInteger calculate(BigInteger left, char operator, BigInteger right) {
        switch (operator) {
            case '+':
                return left.add(right);
            case '-':
                return left.subtract(right);
            case '*':
                return left.multiply(right);
            case '/':
            case '%':
                if (right.signum() == 0) {
                    throw JsException.rangeError("Division by zero");
                }
                return operator == '/' ? left.divide(right) : left.remainder(right);
            default:
                if (right.signum() < 0) {
                    throw JsException.rangeError("Exponent must be non-negative");
                }
                return left.pow(size(right));
        }
    }

    public static Object and(JsContext context, Object left, Object right) {
        return combine(context, left, '&', right);
    }

    public static Object or(JsContext context, Object left, Object right) {
        return combine(context, left, '|', right);
    }

    public static Object xor(JsContext context, Object left, Object right) {
        return combine(context, left, '^', right);
    }

    public static Object shiftLeft(JsContext context, Object left, Object right) {
        return combine(context, left, '<', right);
    }

    public static Object shiftRight(JsContext context, Object left, Object right) {
        return combine(context, left, '>', right);
    }

    /** {@code left >>> right}, which bigints do not have. */
    public static double shiftRightUnsigned(JsContext context, Object left, Object right) {
        Object first = JsConversions.toNumeric(context, left);
        Object second = JsConversions.toNumeric(context, right);
        if (first instanceof BigInteger || second instanceof BigInteger) {
            throw JsException.typeError("BigInts have no unsigned right shift, use >> instead");
        }
        return (int32(first) & 0xFFFFFFFFL) >>> int32(second);
    }

    private static Object combine(JsContext context, Object left, char operator, Object right) {
        Object first = JsConversions.toNumeric(context, left);
        Object second = JsConversions.toNumeric(context, right);
        if (first instanceof Double && second instanceof Double) {
            return JsNumber.of(combine(int32(first), operator, int32(second)));
        }
        return combine(bigInt(first), operator, bigInt(second));
    }

    private static int combine(int left, char operator, int right) {
        switch (operator) {
            case '&':
                return left & right;
            case '|':
                return left | right;
            case '^':
                return left ^ right;
            case '<':
                return left << right;
            default:
                return left >> right;
        }
    }

    private static BigInteger combine(BigInteger left, char operator, BigInteger right) {
        switch (operator) {
            case '&':
                return left.and(right);
            case '|':
                return left.or(right);
            case '^':
                return left.xor(right);
            case '<':
                return left.shiftLeft(size(right));
            default:
                return left.shiftRight(size(right));
        }
    }

    private static int int32(Object number) {
        return JsNumber.toInt32((Double) number);
    }

    private static BigInteger bigInt(Object number) {
        if (number instanceof BigInteger) {
            return (BigInteger) number;
        }
        throw JsException.typeError("Cannot mix BigInt and other types, use explicit conversions");
    }

    private static int size(BigInteger value) {
        if (value.bitLength() >= Integer.SIZE - 1) {
            throw JsException.rangeError("Maximum BigInt size exceeded");
        }
        return value.intValue();
    }
}

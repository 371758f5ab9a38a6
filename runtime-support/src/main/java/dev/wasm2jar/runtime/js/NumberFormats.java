package dev.wasm2jar.runtime.js;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;

/** The texts of numbers that {@code Number.prototype} can make (ECMA-262 21.1.3). */
final class NumberFormats {

    private NumberFormats() {}

    /** A radix argument: 10 if undefined. */
    static int radix(JsContext context, Object value) {
        double radix = value == JsUndefined.UNDEFINED ? 10 : JsConversions.toInteger(context, value);
        if (radix < 2 || radix > 36) {
            throw JsException.rangeError("toString() radix must be between 2 and 36");
        }
        return (int) radix;
    }

    private static boolean isFinite(double value) {
        return !Double.isNaN(value) && !Double.isInfinite(value);
    }

    /** {@code toFixed}. */
    static String fixed(double value, double digits) {
        if (digits < 0 || digits > 100) {
            throw JsException.rangeError("toFixed() digits argument must be between 0 and 100");
        }
        if (!isFinite(value) || Math.abs(value) >= 1e21) {
            return JsNumber.toString(value);
        }
        String text = new BigDecimal(Math.abs(value)).setScale((int) digits, RoundingMode.HALF_UP).toPlainString();
        return value < 0 ? "-".concat(text) : text;
    }

    /** {@code toPrecision}. */
    static String precision(double value, double precision) {
        if (!isFinite(value)) {
            return JsNumber.toString(value);
        }
        if (precision < 1 || precision > 100) {
            throw JsException.rangeError("toPrecision() argument must be between 1 and 100");
        }
        int p = (int) precision;
        String digits = digits(value, p);
        int exponent = exponent(value, p);
        StringBuilder text = new StringBuilder();
        if (value < 0) {
            text.append('-');
        }
        if (exponent < -6 || exponent >= p) {
            return exponential(text, digits, exponent);
        }
        if (exponent >= 0) {
            text.append(digits, 0, exponent + 1);
            if (exponent + 1 < p) {
                text.append('.').append(digits, exponent + 1, p);
            }
            return text.toString();
        }
        text.append("0.");
        for (int i = exponent + 1; i < 0; i++) {
            text.append('0');
        }
        return text.append(digits).toString();
    }

    /** {@code toExponential}; with as many digits as needed if the number of them is NaN. */
    static String exponential(double value, double digits) {
        if (!isFinite(value)) {
            return JsNumber.toString(value);
        }
        if (digits < 0 || digits > 100) {
            throw JsException.rangeError("toExponential() argument must be between 0 and 100");
        }
        StringBuilder text = new StringBuilder();
        if (value < 0) {
            text.append('-');
        }
        if (Double.isNaN(digits)) {
            if (value == 0) {
                return "0e+0";
            }
            ShortestDecimal.Digits shortest = ShortestDecimal.digits(Math.abs(value));
            String significand = Long.toString(shortest.significand);
            return exponential(text, significand, shortest.exponent + significand.length() - 1);
        }
        int p = (int) digits + 1;
        return exponential(text, digits(value, p), exponent(value, p));
    }

    private static String exponential(StringBuilder text, String digits, int exponent) {
        text.append(digits.charAt(0));
        if (digits.length() > 1) {
            text.append('.').append(digits, 1, digits.length());
        }
        return text.append(exponent < 0 ? "e-" : "e+").append(Math.abs(exponent)).toString();
    }

    private static BigDecimal rounded(double value, int precision) {
        return new BigDecimal(Math.abs(value)).round(new MathContext(precision, RoundingMode.HALF_UP));
    }

    /** So many significant digits of a number. */
    private static String digits(double value, int precision) {
        StringBuilder digits = new StringBuilder(value == 0 ? "0" : rounded(value, precision).unscaledValue().toString());
        while (digits.length() < precision) {
            digits.append('0');
        }
        return digits.substring(0, precision);
    }

    private static int exponent(double value, int precision) {
        if (value == 0) {
            return 0;
        }
        BigDecimal rounded = rounded(value, precision);
        return rounded.precision() - rounded.scale() - 1;
    }

    /** {@code toString(radix)}: enough digits of the fraction to tell the number from its neighbours, as V8 does it. */
    static String inRadix(double value, int radix) {
        if (radix == 10 || !isFinite(value)) {
            return JsNumber.toString(value);
        }
        double magnitude = Math.abs(value);
        double whole = Math.floor(magnitude);
        double fraction = magnitude - whole;
        StringBuilder text = new StringBuilder(wholeDigits(whole, radix));
        double delta = Math.max(0.5 * (Math.nextUp(magnitude) - magnitude), Double.MIN_VALUE);
        if (fraction >= delta) {
            appendFraction(text, fraction, delta, radix);
        }
        return value < 0 ? text.insert(0, '-').toString() : text.toString();
    }

    private static void appendFraction(StringBuilder text, double wholeFraction, double wholeDelta, int radix) {
        text.append('.');
        int point = text.length() - 1;
        double fraction = wholeFraction;
        double delta = wholeDelta;
        do {
            fraction *= radix;
            delta *= radix;
            int digit = (int) fraction;
            text.append(Character.forDigit(digit, radix));
            fraction -= digit;
            if ((fraction > 0.5 || fraction == 0.5 && (digit & 1) != 0) && fraction + delta > 1) {
                roundUp(text, point, radix);
                return;
            }
        } while (fraction >= delta);
    }

    /** Adds one to the last digit, and takes away those that it carries over. */
    private static void roundUp(StringBuilder text, int point, int radix) {
        for (int last = text.length() - 1; last > point; last--) {
            int digit = Character.digit(text.charAt(last), radix) + 1;
            if (digit < radix) {
                text.setCharAt(last, Character.forDigit(digit, radix));
                return;
            }
            text.setLength(last);
        }
        text.setLength(point);
        String carried = new BigInteger(text.toString(), radix).add(BigInteger.ONE).toString(radix);
        text.setLength(0);
        text.append(carried);
    }

    /** Digits of a whole number; those well below the precision of a double are zeros, as V8 makes them. */
    private static String wholeDigits(double whole, int radix) {
        StringBuilder digits = new StringBuilder();
        double rest = whole;
        while (Math.getExponent(rest) >= 56) {
            rest /= radix;
            digits.append('0');
        }
        do {
            double remainder = rest % radix;
            digits.append(Character.forDigit((int) remainder, radix));
            rest = (rest - remainder) / radix;
        } while (rest > 0);
        return digits.reverse().toString();
    }

    /** {@code toLocaleString} in the only locale there is, en-US: groups of three digits, at most three of a fraction. */
    static String local(double value) {
        if (Double.isNaN(value)) {
            return "NaN";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "\u221e" : "-\u221e";
        }
        // Intl rounds half away from zero on the shortest decimal, not on the exact value.
        BigDecimal decimal = new BigDecimal(JsNumber.toString(value)).setScale(3, RoundingMode.HALF_UP).stripTrailingZeros();
        String text = decimal.signum() == 0 ? "0" : decimal.toPlainString();
        return decimal.signum() == 0 && (value < 0 || 1 / value < 0) ? "-0" : grouped(text);
    }

    /** Puts commas between groups of three digits. */
    static String grouped(String number) {
        int point = number.indexOf('.');
        int end = point < 0 ? number.length() : point;
        StringBuilder text = new StringBuilder(number);
        for (int i = end - 3; i > (number.charAt(0) == '-' ? 1 : 0); i -= 3) {
            text.insert(i, ',');
        }
        return text.toString();
    }
}

package dev.wasm2jar.runtime.js;

import java.math.BigInteger;

/**
 * The shortest decimal that is read as a given double, and the closest of those: ECMA-262 6.1.6.1.20, which {@code
 * Double.toString} does not always give before JDK 19 (JDK-4511638).
 *
 * <p>The algorithm is Schubfach (R. Giulietti, "The Schubfach way to render doubles", 2021). It needs 126 bits of a power of
 * ten; one is computed exactly when it is first used, which saves the usual table of 617.
 */
final class ShortestDecimal {

    /** Of a double c * 2^q: the least q. */
    private static final int MINIMUM_EXPONENT = -1074;

    private static final long IMPLICIT_BIT = 1L << 52;

    /** Powers of ten from this one on, as far as they were needed. */
    private static final int FIRST_POWER = -324;
    private static final Power[] POWERS = new Power[650];

    private ShortestDecimal() {}

    /** The text of a number as {@code Number.prototype.toString} writes it. */
    static String toString(double value) {
        if (value != value) {
            return "NaN";
        }
        if (value == 0) {
            return "0";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "Infinity" : "-Infinity";
        }
        StringBuilder text = new StringBuilder(26);
        if (value < 0) {
            text.append('-');
        }
        double magnitude = Math.abs(value);
        if (magnitude < 0x1p53 && magnitude == (long) magnitude) {
            return text.append((long) magnitude).toString();
        }
        Digits digits = digits(magnitude);
        return layOut(text, Long.toString(digits.significand), digits.exponent);
    }

    /** Writes {@code digits * 10^exponent} by the cases of ECMA-262 6.1.6.1.20. */
    private static String layOut(StringBuilder text, String digits, int exponent) {
        int k = digits.length();
        int n = exponent + k;
        if (k <= n && n <= 21) {
            text.append(digits);
            zeros(text, n - k);
        } else if (0 < n && n <= 21) {
            text.append(digits, 0, n).append('.').append(digits, n, k);
        } else if (-6 < n && n <= 0) {
            text.append("0.");
            zeros(text, -n);
            text.append(digits);
        } else {
            text.append(digits.charAt(0));
            if (k > 1) {
                text.append('.').append(digits, 1, k);
            }
            text.append('e').append(n > 0 ? '+' : '-').append(Math.abs(n - 1));
        }
        return text.toString();
    }

    private static void zeros(StringBuilder text, int count) {
        for (int i = 0; i < count; i++) {
            text.append('0');
        }
    }

    /** A decimal: {@code significand * 10^exponent}, without zeros at the end of the significand. */
    static final class Digits {

        final long significand;
        final int exponent;

        Digits(long significand, int exponent) {
            this.significand = significand;
            this.exponent = exponent;
        }
    }

    /** The shortest decimal of a positive finite double. */
    static Digits digits(double value) {
        long bits = Double.doubleToRawLongBits(value);
        int biased = (int) (bits >>> 52) & 0x7ff;
        long fraction = bits & IMPLICIT_BIT - 1;
        long c = biased == 0 ? fraction : fraction | IMPLICIT_BIT;
        int q = biased == 0 ? MINIMUM_EXPONENT : biased - 1075;
        // The double below a power of two is only half as far away as the one above, the least normal one excepted.
        boolean isPowerOfTwo = fraction == 0 && biased > 1;
        return shortened(isPowerOfTwo ? belowIsCloser(c, q) : regular(c, q));
    }

    private static Digits regular(long c, int q) {
        // floor(log10(2^q)): the multiplier is log10(2) * 2^41.
        int k = (int) (q * 661_971_961_083L >> 41);
        return round(c, q, k, 4 * c - 2);
    }

    private static Digits belowIsCloser(long c, int q) {
        // floor(log10(3/4 * 2^q)): the subtrahend is log10(4/3) * 2^41.
        int k = (int) (q * 661_971_961_083L - 274_743_187_321L >> 41);
        return round(c, q, k, 4 * c - 1);
    }

    /** The best decimal of the form s * 10^k or s * 10^(k+1) between the middles to the neighbours of 4c * 2^(q-2). */
    private static Digits round(long c, int q, int k, long lowerMiddle) {
        int out = (int) c & 1;
        // floor(log2(10^-k)): the multiplier is log2(10) * 2^38.
        int h = q + (int) (-k * 913_124_641_741L >> 38) + 2;
        Power power = POWERS[-k - FIRST_POWER];
        if (power == null) {
            power = new Power(-k);
            POWERS[-k - FIRST_POWER] = power;
        }
        long value = power.times(4 * c << h);
        long lower = power.times(lowerMiddle << h);
        long upper = power.times(4 * c + 2 << h);
        long s = value >> 2;
        if (s >= 10) {
            // One digit less, if one such decimal is within the interval.
            long shorterBelow = s / 10 * 10;
            long shorterAbove = shorterBelow + 10;
            boolean below = lower + out <= shorterBelow << 2;
            boolean above = (shorterAbove << 2) + out <= upper;
            if (below != above) {
                return new Digits(below ? shorterBelow : shorterAbove, k);
            }
        }
        boolean below = lower + out <= s << 2;
        boolean above = (s + 1 << 2) + out <= upper;
        if (below != above) {
            return new Digits(below ? s : s + 1, k);
        }
        long toMiddle = value - (s + s + 1 << 1);
        return new Digits(toMiddle < 0 || toMiddle == 0 && (s & 1) == 0 ? s : s + 1, k);
    }

    private static Digits shortened(Digits digits) {
        long significand = digits.significand;
        int exponent = digits.exponent;
        while (significand % 10 == 0) {
            significand /= 10;
            exponent++;
        }
        return new Digits(significand, exponent);
    }

    /** floor(10^e * 2^-r) + 1, where r makes it a number of 126 bits. Immutable, so that threads may share it. */
    private static final class Power {

        private final long upper;
        private final long lower;

        Power(int e) {
            int r = (int) (e * 913_124_641_741L >> 38) - 125;
            BigInteger ten = BigInteger.TEN.pow(Math.abs(e));
            BigInteger floor = e < 0 ? BigInteger.ONE.shiftLeft(-r).divide(ten) : ten.shiftRight(r);
            BigInteger g = floor.add(BigInteger.ONE);
            this.upper = g.shiftRight(63).longValue();
            this.lower = g.longValue() & Long.MAX_VALUE;
        }

        /** The upper part of the product with x, of which the last bit says whether anything was lost. */
        long times(long x) {
            long carried = Math.multiplyHigh(lower, x);
            long middle = (upper * x >>> 1) + carried;
            long high = Math.multiplyHigh(upper, x) + (middle >>> 63);
            return high | (middle & Long.MAX_VALUE) + Long.MAX_VALUE >>> 63;
        }
    }
}

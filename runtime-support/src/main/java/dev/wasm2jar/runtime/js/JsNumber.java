package dev.wasm2jar.runtime.js;

/** Numbers as objects: every JavaScript number is a {@link Double}. */
public final class JsNumber {

    /** NaN, which functions return where there is no number. */
    public static final Double NAN = Double.NaN;

    private static final int SMALLEST = -16;
    private static final Double[] SMALL = new Double[272];

    static {
        for (int i = 0; i < SMALL.length; i++) {
            SMALL[i] = (double) (i + SMALLEST);
        }
    }

    private JsNumber() {}

    /** A number. */
    public static Double of(int value) {
        int index = value - SMALLEST;
        return index >= 0 && index < SMALL.length ? SMALL[index] : Double.valueOf(value);
    }

    /** A number. */
    public static Double of(double value) {
        int whole = (int) value;
        return whole == value && (whole != 0 || 1 / value > 0) ? of(whole) : Double.valueOf(value);
    }

    /** The text of a number (ECMA-262 6.1.6.1.20): the shortest that is read as the same number. */
    public static String toString(double value) {
        int whole = (int) value;
        return whole == value ? Integer.toString(whole) : ShortestDecimal.toString(value);
    }

    /** ToInt32 (ECMA-262 7.1.6). */
    public static int toInt32(double value) {
        int whole = (int) value;
        if (whole == value) {
            return whole;
        }
        // The long is exact below 2^63; above, a double has no bits below 2^11, and above 2^84 none below 2^32.
        if (Math.abs(value) < 0x1p63) {
            return (int) (long) value;
        }
        return Double.isNaN(value) || Double.isInfinite(value) ? 0 : (int) (long) (value % 0x1p32);
    }

    /** ToIntegerOrInfinity (ECMA-262 7.1.5) of a number. */
    public static double toInteger(double value) {
        return Double.isNaN(value) ? 0 : value < 0 ? Math.ceil(value) + 0.0 : Math.floor(value) + 0.0;
    }

    /** Whether two numbers are the same, counting NaN as itself and not minding the sign of zero. */
    static boolean isSameValueZero(double left, double right) {
        return left == right || left != left && right != right;
    }
}

package dev.wasm2jar.runtime;

/** Conversions that the JVM has no instruction for (spec 4.3.4). Called by emitted code. */
public final class Conversions {

    private static final double TWO_31 = 0x1p31;
    private static final double TWO_32 = 0x1p32;
    private static final double TWO_63 = 0x1p63;
    private static final double TWO_64 = 0x1p64;

    private Conversions() {}

    private static Trap failure(double value) {
        return new Trap(value != value ? Trap.INVALID_CONVERSION : Trap.INTEGER_OVERFLOW);
    }

    /** i32.trunc_f64_s, and of f32, which converts exactly. */
    public static int truncToI32S(double value) {
        if (value > -TWO_31 - 1 && value < TWO_31) {
            return (int) value;
        }
        throw failure(value);
    }

    public static int truncToI32U(double value) {
        if (value > -1 && value < TWO_32) {
            return (int) (long) value;
        }
        throw failure(value);
    }

    public static long truncToI64S(double value) {
        if (value >= -TWO_63 && value < TWO_63) {
            return (long) value;
        }
        throw failure(value);
    }

    public static long truncToI64U(double value) {
        if (value > -1 && value < TWO_64) {
            return unsigned(value);
        }
        throw failure(value);
    }

    public static int truncSatToI32U(double value) {
        if (value > 0) {
            return value < TWO_32 ? (int) (long) value : -1;
        }
        return 0;
    }

    public static long truncSatToI64U(double value) {
        if (value > 0) {
            return value < TWO_64 ? unsigned(value) : -1L;
        }
        return 0;
    }

    /** Truncates a number in (-1, 2^64). */
    private static long unsigned(double value) {
        return value < TWO_63 ? (long) value : (long) (value - TWO_63) ^ Long.MIN_VALUE;
    }

    /** f32.convert_i64_u: one rounding, so not by way of double. */
    public static float convertI64UToF32(long value) {
        if (value >= 0) {
            return value;
        }
        // Halve it, but keep the lost bit sticky so that rounding sees it.
        return (float) (value >>> 1 | value & 1) * 2.0f;
    }

    public static double convertI64UToF64(long value) {
        if (value >= 0) {
            return value;
        }
        return (double) (value >>> 1 | value & 1) * 2.0;
    }

    public static float convertI32UToF32(int value) {
        return Integer.toUnsignedLong(value);
    }

    public static double convertI32UToF64(int value) {
        return Integer.toUnsignedLong(value);
    }
}

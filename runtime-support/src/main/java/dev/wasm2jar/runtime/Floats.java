package dev.wasm2jar.runtime;

/**
 * Floating-point operations that the JVM has no instruction for, bit by bit as spec 4.3.3 asks. Called by emitted code.
 *
 * <p>A NaN result must be quiet; arithmetic on a NaN makes it so, which is what {@code x + x} is for.
 */
public final class Floats {

    private Floats() {}

    public static float min(float left, float right) {
        if (left != left || right != right) {
            return left + right;
        }
        return Math.min(left, right);
    }

    public static double min(double left, double right) {
        if (left != left || right != right) {
            return left + right;
        }
        return Math.min(left, right);
    }

    public static float max(float left, float right) {
        if (left != left || right != right) {
            return left + right;
        }
        return Math.max(left, right);
    }

    public static double max(double left, double right) {
        if (left != left || right != right) {
            return left + right;
        }
        return Math.max(left, right);
    }

    /** Clears the sign bit, of NaN too. */
    public static float abs(float value) {
        return Float.intBitsToFloat(Float.floatToRawIntBits(value) & 0x7fff_ffff);
    }

    /** Clears the sign bit, of NaN too. */
    public static double abs(double value) {
        return Double.longBitsToDouble(Double.doubleToRawLongBits(value) & 0x7fff_ffff_ffff_ffffL);
    }

    /** Takes the sign bit of {@code sign}, also if that is a NaN. */
    public static float copysign(float value, float sign) {
        return Float.intBitsToFloat((Float.floatToRawIntBits(value) & 0x7fff_ffff)
                | (Float.floatToRawIntBits(sign) & 0x8000_0000));
    }

    /** Takes the sign bit of {@code sign}, also if that is a NaN. */
    public static double copysign(double value, double sign) {
        return Double.longBitsToDouble((Double.doubleToRawLongBits(value) & 0x7fff_ffff_ffff_ffffL)
                | (Double.doubleToRawLongBits(sign) & 0x8000_0000_0000_0000L));
    }

    public static float ceil(float value) {
        return value != value ? value + value : (float) Math.ceil(value);
    }

    public static double ceil(double value) {
        return value != value ? value + value : Math.ceil(value);
    }

    public static float floor(float value) {
        return value != value ? value + value : (float) Math.floor(value);
    }

    public static double floor(double value) {
        return value != value ? value + value : Math.floor(value);
    }

    /** Rounds towards zero and keeps the sign of zero. */
    public static float trunc(float value) {
        return value != value ? value + value : (float) (value < 0 ? Math.ceil(value) : Math.floor(value));
    }

    /** Rounds towards zero and keeps the sign of zero. */
    public static double trunc(double value) {
        return value != value ? value + value : (value < 0 ? Math.ceil(value) : Math.floor(value));
    }

    /** Rounds to the nearest integer, ties to even. */
    public static float nearest(float value) {
        return value != value ? value + value : (float) Math.rint(value);
    }

    /** Rounds to the nearest integer, ties to even. */
    public static double nearest(double value) {
        return value != value ? value + value : Math.rint(value);
    }
}

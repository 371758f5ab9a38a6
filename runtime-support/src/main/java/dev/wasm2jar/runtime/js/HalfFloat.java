package dev.wasm2jar.runtime.js;

/** Floating-point numbers of 16 bits (IEEE 754 binary16). */
final class HalfFloat {

    private HalfFloat() {}

    static double toDouble(short half) {
        int exponent = half >> 10 & 31;
        int fraction = half & 0x3ff;
        double magnitude = exponent == 31 ? fraction == 0 ? Double.POSITIVE_INFINITY : Double.NaN
                : exponent == 0 ? fraction * 0x1p-24 : Math.scalb(1024.0 + fraction, exponent - 25);
        return half < 0 ? -magnitude : magnitude;
    }

    /** The nearest one, of two the even one. */
    static short of(double value) {
        int sign = (int) (Double.doubleToRawLongBits(value) >>> 48) & 0x8000;
        double magnitude = Math.abs(value);
        if (magnitude != magnitude) {
            return 0x7e00;
        }
        if (magnitude >= 65520) {
            return (short) (sign | 0x7c00);
        }
        int exponent = Math.max(Math.getExponent(magnitude), -14);
        // Ten bits of fraction are left of the point now; a carry goes into the exponent, where it belongs.
        int bits = (int) Math.rint(Math.scalb(magnitude, 10 - exponent));
        return (short) (sign | bits + (exponent + 14 << 10));
    }
}

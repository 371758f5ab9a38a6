package dev.wasm2jar.runtime;

/** Operations on a lane of an {@code i64x2} that the JVM has no instruction for (spec 4.4). Called by emitted code. */
public final class I64x2 {

    private I64x2() {}

    public static long abs(long value) {
        return Math.abs(value);
    }

    /** The comparisons have no branches: a profile that many callers share would mislead the compiler. */
    public static long ne(long left, long right) {
        long difference = left ^ right;
        return (difference | -difference) >> 63;
    }

    public static long eq(long left, long right) {
        return ~ne(left, right);
    }

    /** The sign of the difference, corrected where it overflows. */
    public static long ltS(long left, long right) {
        long difference = left - right;
        return (difference ^ ((left ^ right) & (difference ^ left))) >> 63;
    }

    public static long gtS(long left, long right) {
        return ltS(right, left);
    }

    public static long leS(long left, long right) {
        return ~ltS(right, left);
    }

    public static long geS(long left, long right) {
        return ~ltS(left, right);
    }

    /** Of both lanes. */
    public static int allTrue(long low, long high) {
        return (int) (ne(low, 0) & ne(high, 0)) & 1;
    }

    /** Of both lanes. */
    public static int bitmask(long low, long high) {
        return (int) (low >>> 63 | high >>> 63 << 1);
    }
}

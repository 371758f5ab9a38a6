package dev.wasm2jar.runtime;

/** Operations on a lane of an {@code i32x4} that the JVM has no instruction for (spec 4.4). Called by emitted code. */
public final class I32x4 {

    private I32x4() {}

    public static int minS(int left, int right) {
        return Math.min(left, right);
    }

    public static int minU(int left, int right) {
        return Math.min(left + Integer.MIN_VALUE, right + Integer.MIN_VALUE) + Integer.MIN_VALUE;
    }

    public static int maxS(int left, int right) {
        return Math.max(left, right);
    }

    public static int maxU(int left, int right) {
        return Math.max(left + Integer.MIN_VALUE, right + Integer.MIN_VALUE) + Integer.MIN_VALUE;
    }

    public static int abs(int value) {
        return Math.abs(value);
    }

    /** The comparisons have no branches: a profile that many callers share would mislead the compiler. */
    public static int ne(int left, int right) {
        int difference = left ^ right;
        return (difference | -difference) >> 31;
    }

    public static int eq(int left, int right) {
        return ~ne(left, right);
    }

    public static int ltS(int left, int right) {
        return (int) ((long) left - right >> 63);
    }

    public static int ltU(int left, int right) {
        return (int) ((left & 0xffff_ffffL) - (right & 0xffff_ffffL) >> 63);
    }

    public static int gtS(int left, int right) {
        return ltS(right, left);
    }

    public static int gtU(int left, int right) {
        return ltU(right, left);
    }

    public static int leS(int left, int right) {
        return ~ltS(right, left);
    }

    public static int leU(int left, int right) {
        return ~ltU(right, left);
    }

    public static int geS(int left, int right) {
        return ~ltS(left, right);
    }

    public static int geU(int left, int right) {
        return ~ltU(left, right);
    }

    /** Of all lanes. */
    public static int allTrue(int lane0, int lane1, int lane2, int lane3) {
        return (ne(lane0, 0) & ne(lane1, 0) & ne(lane2, 0) & ne(lane3, 0)) & 1;
    }

    /** Of all lanes. */
    public static int bitmask(int lane0, int lane1, int lane2, int lane3) {
        return lane0 >>> 31 | lane1 >>> 31 << 1 | lane2 >>> 31 << 2 | lane3 >>> 31 << 3;
    }

    /** Each operand is a pair of lanes of 16 bits. */
    public static int dotI16x8S(int left, int right) {
        return (short) left * (short) right + (left >> 16) * (right >> 16);
    }

    /** The operand is a pair of lanes of 16 bits. */
    public static int extaddPairwiseI16x8S(int pair) {
        return (short) pair + (pair >> 16);
    }

    /** The operand is a pair of lanes of 16 bits. */
    public static int extaddPairwiseI16x8U(int pair) {
        return (pair & 0xffff) + (pair >>> 16);
    }

    /** The factors are four lanes of 8 bits each. */
    public static int relaxedDotI8x16I7x16AddS(int left, int right, int sum) {
        return (short) ((byte) left * (byte) right + (byte) (left >> 8) * (byte) (right >> 8))
                + (short) ((byte) (left >> 16) * (byte) (right >> 16) + (left >> 24) * (right >> 24))
                + sum;
    }
}

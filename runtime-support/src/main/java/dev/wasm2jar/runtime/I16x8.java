package dev.wasm2jar.runtime;

/**
 * Operations on four lanes of 16 bits, one half of an {@code i16x8} (spec 4.4). Called by emitted code.
 *
 * <p>All lanes are computed at once in a {@code long}: what would be carried from one lane to the next is kept apart. A
 * method is small, so that HotSpot inlines it.
 */
public final class I16x8 {

    /** The sign bit of every lane. */
    private static final long SIGN = 0x8000_8000_8000_8000L;
    /** All bits but the sign, of every lane. */
    private static final long REST = 0x7fff_7fff_7fff_7fffL;
    /** 1 in every lane. */
    private static final long ONE = 0x0001_0001_0001_0001L;

    private I16x8() {}

    /** From sign bits alone, with all other bits zero, to lanes of all ones or zeros. */
    private static long mask(long signs) {
        return (signs - (signs >>> 15)) | signs;
    }

    private static long choose(long mask, long ifSet, long ifClear) {
        return ifClear ^ ((ifSet ^ ifClear) & mask);
    }

    /** The sign bit of every lane where left is below right, unsigned. */
    private static long below(long left, long right) {
        long difference = (left | SIGN) - (right & REST);
        return ((~left & right) | (~(left ^ right) & ~difference)) & SIGN;
    }

    /** The sign bit of every lane where left is below right, signed. */
    private static long less(long left, long right) {
        long difference = (left | SIGN) - (right & REST);
        return ((left & ~right) | (~(left ^ right) & ~difference)) & SIGN;
    }

    /** The sign bit of every lane that is not zero. */
    private static long nonZero(long value) {
        return (((value & REST) + REST) | value) & SIGN;
    }

    public static long add(long left, long right) {
        return ((left & REST) + (right & REST)) ^ ((left ^ right) & SIGN);
    }

    public static long sub(long left, long right) {
        return ((left | SIGN) - (right & REST)) ^ ((left ^ ~right) & SIGN);
    }

    /** Each product has its lane's place by the places of its factors; what is above is cut off. */
    public static long mul(long left, long right) {
        return (left * right & 0xffffL)
                | ((left >>> 16) * (right & 0xffff_0000L) & 0xffff_0000L)
                | ((left >>> 32) * (right & 0xffff_0000_0000L) & 0xffff_0000_0000L)
                | (left >>> 48) * (right & 0xffff_0000_0000_0000L);
    }

    public static long neg(long value) {
        return (SIGN - (value & REST)) ^ (~value & SIGN);
    }

    public static long abs(long value) {
        return (value ^ mask(value & SIGN)) + ((value >>> 15) & ONE);
    }

    public static long addSatU(long left, long right) {
        long sum = add(left, right);
        return sum | mask(((left & right) | ((left | right) & ~sum)) & SIGN);
    }

    public static long addSatS(long left, long right) {
        long sum = add(left, right);
        return choose(mask(~(left ^ right) & (left ^ sum) & SIGN), limit(left), sum);
    }

    public static long subSatU(long left, long right) {
        return sub(left, right) & ~mask(below(left, right));
    }

    public static long subSatS(long left, long right) {
        long difference = sub(left, right);
        return choose(mask((left ^ right) & (left ^ difference) & SIGN), limit(left), difference);
    }

    /** The smallest number in lanes with a sign, the largest in others. */
    private static long limit(long value) {
        return ((value >>> 15) & ONE) + REST;
    }

    public static long avgrU(long left, long right) {
        return (left | right) - (((left ^ right) >>> 1) & REST);
    }

    public static long minS(long left, long right) {
        return choose(mask(less(left, right)), left, right);
    }

    public static long minU(long left, long right) {
        return choose(mask(below(left, right)), left, right);
    }

    public static long maxS(long left, long right) {
        return choose(mask(less(left, right)), right, left);
    }

    public static long maxU(long left, long right) {
        return choose(mask(below(left, right)), right, left);
    }

    public static long eq(long left, long right) {
        return ~mask(nonZero(left ^ right));
    }

    public static long ne(long left, long right) {
        return mask(nonZero(left ^ right));
    }

    public static long ltS(long left, long right) {
        return mask(less(left, right));
    }

    public static long ltU(long left, long right) {
        return mask(below(left, right));
    }

    public static long gtS(long left, long right) {
        return mask(less(right, left));
    }

    public static long gtU(long left, long right) {
        return mask(below(right, left));
    }

    public static long leS(long left, long right) {
        return ~mask(less(right, left));
    }

    public static long leU(long left, long right) {
        return ~mask(below(right, left));
    }

    public static long geS(long left, long right) {
        return ~mask(less(left, right));
    }

    public static long geU(long left, long right) {
        return ~mask(below(left, right));
    }

    public static long shl(long value, int distance) {
        return (value << (distance & 15)) & ((0xffff << (distance & 15) & 0xffff) * ONE);
    }

    public static long shrU(long value, int distance) {
        return (value >>> (distance & 15)) & ((0xffff >>> (distance & 15)) * ONE);
    }

    public static long shrS(long value, int distance) {
        long kept = (0xffff >>> (distance & 15)) * ONE;
        return ((value >>> (distance & 15)) & kept) | (mask(value & SIGN) & ~kept);
    }

    /** Of both halves. */
    public static int allTrue(long low, long high) {
        return (nonZero(low) & nonZero(high)) == SIGN ? 1 : 0;
    }

    /** Of both halves. */
    public static int bitmask(long low, long high) {
        return signs(low) | signs(high) << 4;
    }

    /** Gathers the sign bits: the factor moves the one of lane i to bit 48 + i, and no two bits meet. */
    private static int signs(long value) {
        return (int) ((((value >>> 15) & ONE) * 0x0001_0002_0004_0008L) >>> 48) & 15;
    }

    /** (left * right + 2^14) >> 15, which exceeds the range only for the square of the smallest number. */
    public static long q15mulrSatS(long left, long right) {
        return q15((short) left, (short) right)
                | q15((short) (left >> 16), (short) (right >> 16)) << 16
                | q15((short) (left >> 32), (short) (right >> 32)) << 32
                | q15((short) (left >> 48), (short) (right >> 48)) << 48;
    }

    private static long q15(int left, int right) {
        return Math.min(left * right + 0x4000 >> 15, 0x7fff) & 0xffffL;
    }

    /** From four lanes of 32 bits. */
    public static long narrowI32x4S(int lane0, int lane1, int lane2, int lane3) {
        return saturateS(lane0) | saturateS(lane1) << 16 | saturateS(lane2) << 32 | saturateS(lane3) << 48;
    }

    /** From four lanes of 32 bits. */
    public static long narrowI32x4U(int lane0, int lane1, int lane2, int lane3) {
        return saturateU(lane0) | saturateU(lane1) << 16 | saturateU(lane2) << 32 | saturateU(lane3) << 48;
    }

    private static long saturateS(int value) {
        return Math.max(Math.min(value, Short.MAX_VALUE), Short.MIN_VALUE) & 0xffffL;
    }

    private static long saturateU(int value) {
        return Math.max(Math.min(value, 0xffff), 0);
    }

    /** From the four lanes of 8 bits in the low half of the operand. */
    public static long extendS(long bytes) {
        long lanes = I8x16.spread(bytes);
        return lanes | ((lanes >>> 7) & ONE) * 0xff00;
    }

    /** From the four lanes of 8 bits in the low half of the operand. */
    public static long extendU(long bytes) {
        return I8x16.spread(bytes);
    }

    public static long extmulS(long left, long right) {
        return mul(extendS(left), extendS(right));
    }

    public static long extmulU(long left, long right) {
        return mul(extendU(left), extendU(right));
    }

    public static long extaddPairwiseI8x16S(long bytes) {
        return add(evenS(bytes), evenS(bytes >>> 8));
    }

    public static long extaddPairwiseI8x16U(long bytes) {
        return (bytes & 0x00ff_00ff_00ff_00ffL) + (bytes >>> 8 & 0x00ff_00ff_00ff_00ffL);
    }

    /** The lanes of 8 bits with an even number, with their sign. */
    private static long evenS(long bytes) {
        long lanes = bytes & 0x00ff_00ff_00ff_00ffL;
        return lanes | ((lanes >>> 7) & ONE) * 0xff00;
    }

    /** The products of lanes of 8 bits, both signed, added in pairs. */
    public static long relaxedDotI8x16I7x16S(long left, long right) {
        return add(mul(evenS(left), evenS(right)), mul(evenS(left >>> 8), evenS(right >>> 8)));
    }
}

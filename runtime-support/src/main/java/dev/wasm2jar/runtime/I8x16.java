package dev.wasm2jar.runtime;

/**
 * Operations on eight lanes of 8 bits, one half of an {@code i8x16} (spec 4.4). Called by emitted code.
 *
 * <p>All lanes are computed at once in a {@code long}: what would be carried from one lane to the next is kept apart. A
 * method is small, so that HotSpot inlines it.
 */
public final class I8x16 {

    /** The sign bit of every lane. */
    private static final long SIGN = 0x8080_8080_8080_8080L;
    /** All bits but the sign, of every lane. */
    private static final long REST = 0x7f7f_7f7f_7f7f_7f7fL;
    /** 1 in every lane. */
    private static final long ONE = 0x0101_0101_0101_0101L;

    private I8x16() {}

    /** From sign bits alone, with all other bits zero, to lanes of all ones or zeros. */
    private static long mask(long signs) {
        return (signs - (signs >>> 7)) | signs;
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

    public static long neg(long value) {
        return (SIGN - (value & REST)) ^ (~value & SIGN);
    }

    public static long abs(long value) {
        return (value ^ mask(value & SIGN)) + ((value >>> 7) & ONE);
    }

    public static long popcnt(long value) {
        long pairs = value - ((value >>> 1) & 0x5555_5555_5555_5555L);
        long fours = (pairs & 0x3333_3333_3333_3333L) + ((pairs >>> 2) & 0x3333_3333_3333_3333L);
        return (fours + (fours >>> 4)) & 0x0f0f_0f0f_0f0f_0f0fL;
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
        return ((value >>> 7) & ONE) + REST;
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
        return (value << (distance & 7)) & ((0xff << (distance & 7) & 0xff) * ONE);
    }

    public static long shrU(long value, int distance) {
        return (value >>> (distance & 7)) & ((0xff >>> (distance & 7)) * ONE);
    }

    public static long shrS(long value, int distance) {
        long kept = (0xff >>> (distance & 7)) * ONE;
        return ((value >>> (distance & 7)) & kept) | (mask(value & SIGN) & ~kept);
    }

    /** Of both halves. */
    public static int allTrue(long low, long high) {
        return (nonZero(low) & nonZero(high)) == SIGN ? 1 : 0;
    }

    /** Of both halves. */
    public static int bitmask(long low, long high) {
        return signs(low) | signs(high) << 8;
    }

    /** Gathers the sign bits: the factor moves the one of lane i to bit 56 + i, and no two bits meet. */
    private static int signs(long value) {
        return (int) ((((value >>> 7) & ONE) * 0x0102_0408_1020_4080L) >>> 56);
    }

    /** One half of the result, from both halves of an operand. */
    public static long narrowI16x8S(long low, long high) {
        return pack(I16x8.minS(I16x8.maxS(low, 0xff80_ff80_ff80_ff80L), 0x007f_007f_007f_007fL))
                | pack(I16x8.minS(I16x8.maxS(high, 0xff80_ff80_ff80_ff80L), 0x007f_007f_007f_007fL)) << 32;
    }

    /** One half of the result, from both halves of an operand. */
    public static long narrowI16x8U(long low, long high) {
        return pack(I16x8.minS(I16x8.maxS(low, 0), 0x00ff_00ff_00ff_00ffL))
                | pack(I16x8.minS(I16x8.maxS(high, 0), 0x00ff_00ff_00ff_00ffL)) << 32;
    }

    /** The low bytes of four lanes of 16 bits, in the low 32 bits. */
    private static long pack(long lanes) {
        long pairs = lanes & 0x00ff_00ff_00ff_00ffL;
        pairs = (pairs | pairs >>> 8) & 0x0000_ffff_0000_ffffL;
        return (pairs | pairs >>> 16) & 0x0000_0000_ffff_ffffL;
    }

    /** One half of the result. */
    public static long swizzle(long low, long high, long indices) {
        return select(low, high, (int) indices) | select(low, high, (int) (indices >>> 32)) << 32;
    }

    private static long select(long low, long high, int indices) {
        return lane(low, high, indices)
                | lane(low, high, indices >>> 8) << 8
                | lane(low, high, indices >>> 16) << 16
                | lane(low, high, indices >>> 24) << 24;
    }

    /** The lane at the index in the low 8 bits, 0 if it is 16 or more. */
    private static long lane(long low, long high, int index) {
        long half = (index & 8) == 0 ? low : high;
        return (index & 0xf0) == 0 ? half >>> (index << 3) & 0xff : 0;
    }

    /** The bytes of the low 32 bits, each followed by a zero: what interleaving consists of. */
    public static long spread(long value) {
        long pairs = value & 0xffff_ffffL;
        pairs = (pairs | pairs << 16) & 0x0000_ffff_0000_ffffL;
        return (pairs | pairs << 8) & 0x00ff_00ff_00ff_00ffL;
    }
}

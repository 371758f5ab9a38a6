package dev.wasm2jar.runtime.simd;

import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.ShortVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/** Lanes of 8 bits (spec 4.4.3). */
public final class I8x16 {

    private static final VectorSpecies<Byte> SPECIES = ByteVector.SPECIES_128;

    private I8x16() {}

    /** All ones where the mask is set. */
    private static ByteVector mask(VectorMask<Byte> mask) {
        return ByteVector.zero(SPECIES).blend((byte) -1, mask);
    }

    /** The lanes with the other sign: so unsigned order becomes signed order. */
    private static ByteVector flip(ByteVector vector) {
        return vector.lanewise(VectorOperators.XOR, Byte.MIN_VALUE);
    }

    public static ByteVector splat(int lane) {
        return ByteVector.broadcast(SPECIES, (byte) lane);
    }

    public static int extractLaneS(ByteVector vector, int lane) {
        return vector.lane(lane);
    }

    public static int extractLaneU(ByteVector vector, int lane) {
        return vector.lane(lane) & 0xff;
    }

    public static ByteVector replaceLane(ByteVector vector, int value, int lane) {
        return vector.withLane(lane, (byte) value);
    }

    public static ByteVector eq(ByteVector left, ByteVector right) {
        return mask(left.compare(VectorOperators.EQ, right));
    }

    public static ByteVector ne(ByteVector left, ByteVector right) {
        return mask(left.compare(VectorOperators.NE, right));
    }

    public static ByteVector ltS(ByteVector left, ByteVector right) {
        return mask(left.compare(VectorOperators.LT, right));
    }

    public static ByteVector gtS(ByteVector left, ByteVector right) {
        return mask(left.compare(VectorOperators.GT, right));
    }

    public static ByteVector leS(ByteVector left, ByteVector right) {
        return mask(left.compare(VectorOperators.LE, right));
    }

    public static ByteVector geS(ByteVector left, ByteVector right) {
        return mask(left.compare(VectorOperators.GE, right));
    }

    public static ByteVector ltU(ByteVector left, ByteVector right) {
        return ltS(flip(left), flip(right));
    }

    public static ByteVector gtU(ByteVector left, ByteVector right) {
        return gtS(flip(left), flip(right));
    }

    public static ByteVector leU(ByteVector left, ByteVector right) {
        return leS(flip(left), flip(right));
    }

    public static ByteVector geU(ByteVector left, ByteVector right) {
        return geS(flip(left), flip(right));
    }

    public static ByteVector abs(ByteVector vector) {
        return vector.lanewise(VectorOperators.ABS);
    }

    public static ByteVector neg(ByteVector vector) {
        return vector.lanewise(VectorOperators.NEG);
    }

    public static int allTrue(ByteVector vector) {
        return vector.compare(VectorOperators.EQ, (byte) 0).anyTrue() ? 0 : 1;
    }

    public static int bitmask(ByteVector vector) {
        return (int) vector.compare(VectorOperators.LT, (byte) 0).toLong();
    }

    public static ByteVector add(ByteVector left, ByteVector right) {
        return left.lanewise(VectorOperators.ADD, right);
    }

    public static ByteVector sub(ByteVector left, ByteVector right) {
        return left.lanewise(VectorOperators.SUB, right);
    }

    public static ByteVector minS(ByteVector left, ByteVector right) {
        return left.lanewise(VectorOperators.MIN, right);
    }

    public static ByteVector maxS(ByteVector left, ByteVector right) {
        return left.lanewise(VectorOperators.MAX, right);
    }

    public static ByteVector minU(ByteVector left, ByteVector right) {
        return flip(minS(flip(left), flip(right)));
    }

    public static ByteVector maxU(ByteVector left, ByteVector right) {
        return flip(maxS(flip(left), flip(right)));
    }
    /** By lanes of 16 bits, whose halves must not mix. */
    public static ByteVector shl(ByteVector vector, int distance) {
        int bits = distance & 7;
        return vector.reinterpretAsShorts().lanewise(VectorOperators.LSHL, bits).reinterpretAsBytes()
                .lanewise(VectorOperators.AND, (byte) (0xff << bits));
    }

    /** By lanes of 16 bits, whose halves must not mix. */
    public static ByteVector shrU(ByteVector vector, int distance) {
        int bits = distance & 7;
        return vector.reinterpretAsShorts().lanewise(VectorOperators.LSHR, bits).reinterpretAsBytes()
                .lanewise(VectorOperators.AND, (byte) (0xff >>> bits));
    }

    /** The sign, wherever it is after the shift, is extended by what a subtraction borrows. */
    public static ByteVector shrS(ByteVector vector, int distance) {
        byte sign = (byte) (0x80 >>> (distance & 7));
        return shrU(vector, distance).lanewise(VectorOperators.XOR, sign).sub(sign);
    }

    public static ByteVector addSatU(ByteVector left, ByteVector right) {
        ByteVector sum = add(left, right);
        return V128.or(sum, ltU(sum, left));
    }

    public static ByteVector addSatS(ByteVector left, ByteVector right) {
        ByteVector sum = add(left, right);
        return saturate(sum, V128.and(V128.xor(sum, left), V128.xor(sum, right)), left);
    }

    public static ByteVector subSatU(ByteVector left, ByteVector right) {
        return V128.and(sub(left, right), geU(left, right));
    }

    public static ByteVector subSatS(ByteVector left, ByteVector right) {
        ByteVector difference = sub(left, right);
        return saturate(difference, V128.and(V128.xor(left, right), V128.xor(difference, left)), left);
    }

    /** The limit on that side of zero where the lane of overflow is negative. */
    private static ByteVector saturate(ByteVector value, ByteVector overflow, ByteVector side) {
        ByteVector limit = shrS(side, 7).lanewise(VectorOperators.XOR, Byte.MAX_VALUE);
        return value.blend(limit, overflow.compare(VectorOperators.LT, (byte) 0));
    }

    public static ByteVector avgrU(ByteVector left, ByteVector right) {
        return sub(V128.or(left, right), shrU(V128.xor(left, right), 1));
    }

    public static ByteVector swizzle(ByteVector vector, ByteVector indices) {
        ByteVector chosen = vector.rearrange(indices.lanewise(VectorOperators.AND, (byte) 15).toShuffle());
        return V128.and(chosen, ltU(indices, splat(16)));
    }

    /** @param indices constant, below 32: from 16 on they mean the second vector */
    public static ByteVector shuffle(ByteVector first, ByteVector second, ByteVector indices) {
        VectorShuffle<Byte> lanes = indices.lanewise(VectorOperators.AND, (byte) 15).toShuffle();
        return first.rearrange(lanes).blend(second.rearrange(lanes), indices.compare(VectorOperators.GT, (byte) 15));
    }

    /** The lanes of 16 bits of two vectors. */
    public static ByteVector narrowI16x8S(ByteVector low, ByteVector high) {
        return join(clamp(low, Byte.MIN_VALUE, Byte.MAX_VALUE), clamp(high, Byte.MIN_VALUE, Byte.MAX_VALUE));
    }

    /** The lanes of 16 bits of two vectors. */
    public static ByteVector narrowI16x8U(ByteVector low, ByteVector high) {
        return join(clamp(low, (short) 0, (short) 0xff), clamp(high, (short) 0, (short) 0xff));
    }

    private static ShortVector clamp(ByteVector vector, short least, short greatest) {
        return vector.reinterpretAsShorts().max(least).min(greatest);
    }

    /** The lower bytes of all lanes. */
    private static ByteVector join(ShortVector low, ShortVector high) {
        return V128.or(
                (ByteVector) low.convertShape(VectorOperators.S2B, SPECIES, 0),
                (ByteVector) high.convertShape(VectorOperators.S2B, SPECIES, -1));
    }
}

package dev.wasm2jar.runtime.simd;

import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.ShortVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** Lanes of 16 bits (spec 4.4.3). */
public final class I16x8 {

    private static final VectorSpecies<Short> SPECIES = ShortVector.SPECIES_128;

    private I16x8() {}

    /** All ones where the mask is set. */
    private static ByteVector mask(VectorMask<Short> mask) {
        return ShortVector.zero(SPECIES).blend((short) -1, mask).reinterpretAsBytes();
    }

    /** The lanes with the other sign: so unsigned order becomes signed order. */
    private static ByteVector flip(ByteVector vector) {
        return vector.reinterpretAsShorts().lanewise(VectorOperators.XOR, Short.MIN_VALUE).reinterpretAsBytes();
    }

    public static ByteVector splat(int lane) {
        return ShortVector.broadcast(SPECIES, (short) lane).reinterpretAsBytes();
    }

    public static int extractLaneS(ByteVector vector, int lane) {
        return vector.reinterpretAsShorts().lane(lane);
    }

    public static int extractLaneU(ByteVector vector, int lane) {
        return vector.reinterpretAsShorts().lane(lane) & 0xffff;
    }

    public static ByteVector replaceLane(ByteVector vector, int value, int lane) {
        return vector.reinterpretAsShorts().withLane(lane, (short) value).reinterpretAsBytes();
    }

    public static ByteVector eq(ByteVector left, ByteVector right) {
        return mask(left.reinterpretAsShorts().compare(VectorOperators.EQ, right.reinterpretAsShorts()));
    }

    public static ByteVector ne(ByteVector left, ByteVector right) {
        return mask(left.reinterpretAsShorts().compare(VectorOperators.NE, right.reinterpretAsShorts()));
    }

    public static ByteVector ltS(ByteVector left, ByteVector right) {
        return mask(left.reinterpretAsShorts().compare(VectorOperators.LT, right.reinterpretAsShorts()));
    }

    public static ByteVector gtS(ByteVector left, ByteVector right) {
        return mask(left.reinterpretAsShorts().compare(VectorOperators.GT, right.reinterpretAsShorts()));
    }

    public static ByteVector leS(ByteVector left, ByteVector right) {
        return mask(left.reinterpretAsShorts().compare(VectorOperators.LE, right.reinterpretAsShorts()));
    }

    public static ByteVector geS(ByteVector left, ByteVector right) {
        return mask(left.reinterpretAsShorts().compare(VectorOperators.GE, right.reinterpretAsShorts()));
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
        return vector.reinterpretAsShorts().lanewise(VectorOperators.ABS).reinterpretAsBytes();
    }

    public static ByteVector neg(ByteVector vector) {
        return vector.reinterpretAsShorts().lanewise(VectorOperators.NEG).reinterpretAsBytes();
    }

    public static int allTrue(ByteVector vector) {
        return vector.reinterpretAsShorts().compare(VectorOperators.EQ, (short) 0).anyTrue() ? 0 : 1;
    }

    public static int bitmask(ByteVector vector) {
        return (int) vector.reinterpretAsShorts().compare(VectorOperators.LT, (short) 0).toLong();
    }

    public static ByteVector shl(ByteVector vector, int distance) {
        return vector.reinterpretAsShorts().lanewise(VectorOperators.LSHL, distance & 15).reinterpretAsBytes();
    }

    public static ByteVector shrS(ByteVector vector, int distance) {
        return vector.reinterpretAsShorts().lanewise(VectorOperators.ASHR, distance & 15).reinterpretAsBytes();
    }

    public static ByteVector shrU(ByteVector vector, int distance) {
        return vector.reinterpretAsShorts().lanewise(VectorOperators.LSHR, distance & 15).reinterpretAsBytes();
    }

    public static ByteVector add(ByteVector left, ByteVector right) {
        return left.reinterpretAsShorts().lanewise(VectorOperators.ADD, right.reinterpretAsShorts()).reinterpretAsBytes();
    }

    public static ByteVector sub(ByteVector left, ByteVector right) {
        return left.reinterpretAsShorts().lanewise(VectorOperators.SUB, right.reinterpretAsShorts()).reinterpretAsBytes();
    }

    public static ByteVector mul(ByteVector left, ByteVector right) {
        return left.reinterpretAsShorts().lanewise(VectorOperators.MUL, right.reinterpretAsShorts()).reinterpretAsBytes();
    }

    public static ByteVector minS(ByteVector left, ByteVector right) {
        return left.reinterpretAsShorts().lanewise(VectorOperators.MIN, right.reinterpretAsShorts()).reinterpretAsBytes();
    }

    public static ByteVector maxS(ByteVector left, ByteVector right) {
        return left.reinterpretAsShorts().lanewise(VectorOperators.MAX, right.reinterpretAsShorts()).reinterpretAsBytes();
    }

    public static ByteVector minU(ByteVector left, ByteVector right) {
        return flip(minS(flip(left), flip(right)));
    }

    public static ByteVector maxU(ByteVector left, ByteVector right) {
        return flip(maxS(flip(left), flip(right)));
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
        ShortVector limit = side.reinterpretAsShorts().lanewise(VectorOperators.ASHR, 15)
                .lanewise(VectorOperators.XOR, Short.MAX_VALUE);
        return value.reinterpretAsShorts()
                .blend(limit, overflow.reinterpretAsShorts().compare(VectorOperators.LT, (short) 0))
                .reinterpretAsBytes();
    }

    public static ByteVector avgrU(ByteVector left, ByteVector right) {
        return sub(V128.or(left, right), shrU(V128.xor(left, right), 1));
    }

    /** The products of even and of odd lanes, each in 32 bits. Only one of two least numbers is out of range. */
    public static ByteVector q15mulrSatS(ByteVector left, ByteVector right) {
        IntVector even = rounded(I32x4.even(left).mul(I32x4.even(right)));
        IntVector odd = rounded(I32x4.odd(left).mul(I32x4.odd(right)));
        return even.lanewise(VectorOperators.AND, 0xffff)
                .lanewise(VectorOperators.OR, odd.lanewise(VectorOperators.LSHL, 16))
                .reinterpretAsBytes();
    }

    private static IntVector rounded(IntVector product) {
        return product.add(0x4000).lanewise(VectorOperators.ASHR, 15).min(Short.MAX_VALUE);
    }

    public static ByteVector extaddPairwiseI8x16S(ByteVector vector) {
        ShortVector shorts = vector.reinterpretAsShorts();
        return shorts.lanewise(VectorOperators.LSHL, 8).lanewise(VectorOperators.ASHR, 8)
                .add(shorts.lanewise(VectorOperators.ASHR, 8))
                .reinterpretAsBytes();
    }

    public static ByteVector extaddPairwiseI8x16U(ByteVector vector) {
        ShortVector shorts = vector.reinterpretAsShorts();
        return shorts.lanewise(VectorOperators.AND, (short) 0xff)
                .add(shorts.lanewise(VectorOperators.LSHR, 8))
                .reinterpretAsBytes();
    }

    /** @param part 0 for the low lanes, 1 for the high ones */
    private static ShortVector extendS(ByteVector vector, int part) {
        return (ShortVector) vector.convertShape(VectorOperators.B2S, SPECIES, part);
    }

    /** @param part 0 for the low lanes, 1 for the high ones */
    private static ShortVector extendU(ByteVector vector, int part) {
        return extendS(vector, part).lanewise(VectorOperators.AND, (short) 0xff);
    }

    public static ByteVector extendLowI8x16S(ByteVector vector) {
        return extendS(vector, 0).reinterpretAsBytes();
    }

    public static ByteVector extendHighI8x16S(ByteVector vector) {
        return extendS(vector, 1).reinterpretAsBytes();
    }

    public static ByteVector extendLowI8x16U(ByteVector vector) {
        return extendU(vector, 0).reinterpretAsBytes();
    }

    public static ByteVector extendHighI8x16U(ByteVector vector) {
        return extendU(vector, 1).reinterpretAsBytes();
    }

    public static ByteVector extmulLowI8x16S(ByteVector left, ByteVector right) {
        return extendS(left, 0).mul(extendS(right, 0)).reinterpretAsBytes();
    }

    public static ByteVector extmulHighI8x16S(ByteVector left, ByteVector right) {
        return extendS(left, 1).mul(extendS(right, 1)).reinterpretAsBytes();
    }

    public static ByteVector extmulLowI8x16U(ByteVector left, ByteVector right) {
        return extendU(left, 0).mul(extendU(right, 0)).reinterpretAsBytes();
    }

    public static ByteVector extmulHighI8x16U(ByteVector left, ByteVector right) {
        return extendU(left, 1).mul(extendU(right, 1)).reinterpretAsBytes();
    }

    /** The lanes of 32 bits of two vectors. */
    public static ByteVector narrowI32x4S(ByteVector low, ByteVector high) {
        return join(clamp(low, Short.MIN_VALUE, Short.MAX_VALUE), clamp(high, Short.MIN_VALUE, Short.MAX_VALUE));
    }

    /** The lanes of 32 bits of two vectors. */
    public static ByteVector narrowI32x4U(ByteVector low, ByteVector high) {
        return join(clamp(low, 0, 0xffff), clamp(high, 0, 0xffff));
    }

    private static IntVector clamp(ByteVector vector, int least, int greatest) {
        return vector.reinterpretAsInts().max(least).min(greatest);
    }

    /** The lower halves of all lanes. */
    private static ByteVector join(IntVector low, IntVector high) {
        return V128.or(
                low.convertShape(VectorOperators.I2S, SPECIES, 0).reinterpretAsBytes(),
                high.convertShape(VectorOperators.I2S, SPECIES, -1).reinterpretAsBytes());
    }
}

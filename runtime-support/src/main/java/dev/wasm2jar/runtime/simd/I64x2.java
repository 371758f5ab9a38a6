package dev.wasm2jar.runtime.simd;

import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** Lanes of 64 bits (spec 4.4.3). */
public final class I64x2 {

    private static final VectorSpecies<Long> SPECIES = LongVector.SPECIES_128;

    private I64x2() {}

    /** All ones where the mask is set. */
    private static ByteVector mask(VectorMask<Long> mask) {
        return LongVector.zero(SPECIES).blend(-1, mask).reinterpretAsBytes();
    }

    public static ByteVector splat(long lane) {
        return LongVector.broadcast(SPECIES, lane).reinterpretAsBytes();
    }

    public static long extractLane(ByteVector vector, int lane) {
        return vector.reinterpretAsLongs().lane(lane);
    }

    public static ByteVector replaceLane(ByteVector vector, long value, int lane) {
        return vector.reinterpretAsLongs().withLane(lane, value).reinterpretAsBytes();
    }

    public static ByteVector eq(ByteVector left, ByteVector right) {
        return mask(left.reinterpretAsLongs().compare(VectorOperators.EQ, right.reinterpretAsLongs()));
    }

    public static ByteVector ne(ByteVector left, ByteVector right) {
        return mask(left.reinterpretAsLongs().compare(VectorOperators.NE, right.reinterpretAsLongs()));
    }

    public static ByteVector ltS(ByteVector left, ByteVector right) {
        return mask(left.reinterpretAsLongs().compare(VectorOperators.LT, right.reinterpretAsLongs()));
    }

    public static ByteVector gtS(ByteVector left, ByteVector right) {
        return mask(left.reinterpretAsLongs().compare(VectorOperators.GT, right.reinterpretAsLongs()));
    }

    public static ByteVector leS(ByteVector left, ByteVector right) {
        return mask(left.reinterpretAsLongs().compare(VectorOperators.LE, right.reinterpretAsLongs()));
    }

    public static ByteVector geS(ByteVector left, ByteVector right) {
        return mask(left.reinterpretAsLongs().compare(VectorOperators.GE, right.reinterpretAsLongs()));
    }

    public static ByteVector abs(ByteVector vector) {
        return vector.reinterpretAsLongs().lanewise(VectorOperators.ABS).reinterpretAsBytes();
    }

    public static ByteVector neg(ByteVector vector) {
        return vector.reinterpretAsLongs().lanewise(VectorOperators.NEG).reinterpretAsBytes();
    }

    public static int allTrue(ByteVector vector) {
        return vector.reinterpretAsLongs().compare(VectorOperators.EQ, 0).anyTrue() ? 0 : 1;
    }

    public static int bitmask(ByteVector vector) {
        return (int) vector.reinterpretAsLongs().compare(VectorOperators.LT, 0).toLong();
    }

    public static ByteVector shl(ByteVector vector, int distance) {
        return vector.reinterpretAsLongs().lanewise(VectorOperators.LSHL, distance & 63).reinterpretAsBytes();
    }

    public static ByteVector shrS(ByteVector vector, int distance) {
        return vector.reinterpretAsLongs().lanewise(VectorOperators.ASHR, distance & 63).reinterpretAsBytes();
    }

    public static ByteVector shrU(ByteVector vector, int distance) {
        return vector.reinterpretAsLongs().lanewise(VectorOperators.LSHR, distance & 63).reinterpretAsBytes();
    }

    public static ByteVector add(ByteVector left, ByteVector right) {
        return left.reinterpretAsLongs().lanewise(VectorOperators.ADD, right.reinterpretAsLongs()).reinterpretAsBytes();
    }

    public static ByteVector sub(ByteVector left, ByteVector right) {
        return left.reinterpretAsLongs().lanewise(VectorOperators.SUB, right.reinterpretAsLongs()).reinterpretAsBytes();
    }

    public static ByteVector mul(ByteVector left, ByteVector right) {
        return left.reinterpretAsLongs().lanewise(VectorOperators.MUL, right.reinterpretAsLongs()).reinterpretAsBytes();
    }
    /** @param part 0 for the low lanes, 1 for the high ones */
    private static LongVector extendS(ByteVector vector, int part) {
        return (LongVector) vector.reinterpretAsInts().convertShape(VectorOperators.I2L, SPECIES, part);
    }

    /** @param part 0 for the low lanes, 1 for the high ones */
    private static LongVector extendU(ByteVector vector, int part) {
        return extendS(vector, part).lanewise(VectorOperators.AND, 0xffff_ffffL);
    }

    public static ByteVector extendLowI32x4S(ByteVector vector) {
        return extendS(vector, 0).reinterpretAsBytes();
    }

    public static ByteVector extendHighI32x4S(ByteVector vector) {
        return extendS(vector, 1).reinterpretAsBytes();
    }

    public static ByteVector extendLowI32x4U(ByteVector vector) {
        return extendU(vector, 0).reinterpretAsBytes();
    }

    public static ByteVector extendHighI32x4U(ByteVector vector) {
        return extendU(vector, 1).reinterpretAsBytes();
    }

    public static ByteVector extmulLowI32x4S(ByteVector left, ByteVector right) {
        return extendS(left, 0).mul(extendS(right, 0)).reinterpretAsBytes();
    }

    public static ByteVector extmulHighI32x4S(ByteVector left, ByteVector right) {
        return extendS(left, 1).mul(extendS(right, 1)).reinterpretAsBytes();
    }

    public static ByteVector extmulLowI32x4U(ByteVector left, ByteVector right) {
        return extendU(left, 0).mul(extendU(right, 0)).reinterpretAsBytes();
    }

    public static ByteVector extmulHighI32x4U(ByteVector left, ByteVector right) {
        return extendU(left, 1).mul(extendU(right, 1)).reinterpretAsBytes();
    }
}

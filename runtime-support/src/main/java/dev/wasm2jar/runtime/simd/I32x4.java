package dev.wasm2jar.runtime.simd;

import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** Lanes of 32 bits (spec 4.4.3). */
public final class I32x4 {

    private static final VectorSpecies<Integer> SPECIES = IntVector.SPECIES_128;

    private I32x4() {}

    /** All ones where the mask is set. */
    private static ByteVector mask(VectorMask<Integer> mask) {
        return IntVector.zero(SPECIES).blend(-1, mask).reinterpretAsBytes();
    }

    /** The lanes with the other sign: so unsigned order becomes signed order. */
    private static ByteVector flip(ByteVector vector) {
        return vector.reinterpretAsInts().lanewise(VectorOperators.XOR, Integer.MIN_VALUE).reinterpretAsBytes();
    }

    public static ByteVector splat(int lane) {
        return IntVector.broadcast(SPECIES, lane).reinterpretAsBytes();
    }

    public static int extractLane(ByteVector vector, int lane) {
        return vector.reinterpretAsInts().lane(lane);
    }

    public static ByteVector replaceLane(ByteVector vector, int value, int lane) {
        return vector.reinterpretAsInts().withLane(lane, value).reinterpretAsBytes();
    }

    public static ByteVector eq(ByteVector left, ByteVector right) {
        return mask(left.reinterpretAsInts().compare(VectorOperators.EQ, right.reinterpretAsInts()));
    }

    public static ByteVector ne(ByteVector left, ByteVector right) {
        return mask(left.reinterpretAsInts().compare(VectorOperators.NE, right.reinterpretAsInts()));
    }

    public static ByteVector ltS(ByteVector left, ByteVector right) {
        return mask(left.reinterpretAsInts().compare(VectorOperators.LT, right.reinterpretAsInts()));
    }

    public static ByteVector gtS(ByteVector left, ByteVector right) {
        return mask(left.reinterpretAsInts().compare(VectorOperators.GT, right.reinterpretAsInts()));
    }

    public static ByteVector leS(ByteVector left, ByteVector right) {
        return mask(left.reinterpretAsInts().compare(VectorOperators.LE, right.reinterpretAsInts()));
    }

    public static ByteVector geS(ByteVector left, ByteVector right) {
        return mask(left.reinterpretAsInts().compare(VectorOperators.GE, right.reinterpretAsInts()));
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
        return vector.reinterpretAsInts().lanewise(VectorOperators.ABS).reinterpretAsBytes();
    }

    public static ByteVector neg(ByteVector vector) {
        return vector.reinterpretAsInts().lanewise(VectorOperators.NEG).reinterpretAsBytes();
    }

    public static int allTrue(ByteVector vector) {
        return vector.reinterpretAsInts().compare(VectorOperators.EQ, 0).anyTrue() ? 0 : 1;
    }

    public static int bitmask(ByteVector vector) {
        return (int) vector.reinterpretAsInts().compare(VectorOperators.LT, 0).toLong();
    }

    public static ByteVector shl(ByteVector vector, int distance) {
        return vector.reinterpretAsInts().lanewise(VectorOperators.LSHL, distance & 31).reinterpretAsBytes();
    }

    public static ByteVector shrS(ByteVector vector, int distance) {
        return vector.reinterpretAsInts().lanewise(VectorOperators.ASHR, distance & 31).reinterpretAsBytes();
    }

    public static ByteVector shrU(ByteVector vector, int distance) {
        return vector.reinterpretAsInts().lanewise(VectorOperators.LSHR, distance & 31).reinterpretAsBytes();
    }

    public static ByteVector add(ByteVector left, ByteVector right) {
        return left.reinterpretAsInts().lanewise(VectorOperators.ADD, right.reinterpretAsInts()).reinterpretAsBytes();
    }

    public static ByteVector sub(ByteVector left, ByteVector right) {
        return left.reinterpretAsInts().lanewise(VectorOperators.SUB, right.reinterpretAsInts()).reinterpretAsBytes();
    }

    public static ByteVector mul(ByteVector left, ByteVector right) {
        return left.reinterpretAsInts().lanewise(VectorOperators.MUL, right.reinterpretAsInts()).reinterpretAsBytes();
    }

    public static ByteVector minS(ByteVector left, ByteVector right) {
        return left.reinterpretAsInts().lanewise(VectorOperators.MIN, right.reinterpretAsInts()).reinterpretAsBytes();
    }

    public static ByteVector maxS(ByteVector left, ByteVector right) {
        return left.reinterpretAsInts().lanewise(VectorOperators.MAX, right.reinterpretAsInts()).reinterpretAsBytes();
    }

    public static ByteVector minU(ByteVector left, ByteVector right) {
        return flip(minS(flip(left), flip(right)));
    }

    public static ByteVector maxU(ByteVector left, ByteVector right) {
        return flip(maxS(flip(left), flip(right)));
    }
    /** The lower halves of all lanes, with sign. */
    static IntVector even(ByteVector vector) {
        return vector.reinterpretAsInts().lanewise(VectorOperators.LSHL, 16).lanewise(VectorOperators.ASHR, 16);
    }

    /** The upper halves of all lanes, with sign. */
    static IntVector odd(ByteVector vector) {
        return vector.reinterpretAsInts().lanewise(VectorOperators.ASHR, 16);
    }

    public static ByteVector dotI16x8S(ByteVector left, ByteVector right) {
        return even(left).mul(even(right)).add(odd(left).mul(odd(right))).reinterpretAsBytes();
    }

    public static ByteVector extaddPairwiseI16x8S(ByteVector vector) {
        return even(vector).add(odd(vector)).reinterpretAsBytes();
    }

    public static ByteVector extaddPairwiseI16x8U(ByteVector vector) {
        IntVector ints = vector.reinterpretAsInts();
        return ints.lanewise(VectorOperators.AND, 0xffff)
                .add(ints.lanewise(VectorOperators.LSHR, 16))
                .reinterpretAsBytes();
    }

    /** @param part 0 for the low lanes, 1 for the high ones */
    private static IntVector extendS(ByteVector vector, int part) {
        return (IntVector) vector.reinterpretAsShorts().convertShape(VectorOperators.S2I, SPECIES, part);
    }

    /** @param part 0 for the low lanes, 1 for the high ones */
    private static IntVector extendU(ByteVector vector, int part) {
        return extendS(vector, part).lanewise(VectorOperators.AND, 0xffff);
    }

    public static ByteVector extendLowI16x8S(ByteVector vector) {
        return extendS(vector, 0).reinterpretAsBytes();
    }

    public static ByteVector extendHighI16x8S(ByteVector vector) {
        return extendS(vector, 1).reinterpretAsBytes();
    }

    public static ByteVector extendLowI16x8U(ByteVector vector) {
        return extendU(vector, 0).reinterpretAsBytes();
    }

    public static ByteVector extendHighI16x8U(ByteVector vector) {
        return extendU(vector, 1).reinterpretAsBytes();
    }

    public static ByteVector extmulLowI16x8S(ByteVector left, ByteVector right) {
        return extendS(left, 0).mul(extendS(right, 0)).reinterpretAsBytes();
    }

    public static ByteVector extmulHighI16x8S(ByteVector left, ByteVector right) {
        return extendS(left, 1).mul(extendS(right, 1)).reinterpretAsBytes();
    }

    public static ByteVector extmulLowI16x8U(ByteVector left, ByteVector right) {
        return extendU(left, 0).mul(extendU(right, 0)).reinterpretAsBytes();
    }

    public static ByteVector extmulHighI16x8U(ByteVector left, ByteVector right) {
        return extendU(left, 1).mul(extendU(right, 1)).reinterpretAsBytes();
    }

    /** As Java converts numbers: NaN becomes 0, and what is out of range the limit. */
    public static ByteVector truncSatF32x4S(ByteVector vector) {
        return signed(vector.reinterpretAsFloats()).reinterpretAsBytes();
    }

    private static IntVector signed(FloatVector vector) {
        return (IntVector) vector.convertShape(VectorOperators.F2I, SPECIES, 0);
    }

    /** What is above the signed numbers is converted without its first bit, which is then added: 2^32 saturates. */
    public static ByteVector truncSatF32x4U(ByteVector vector) {
        FloatVector floats = vector.reinterpretAsFloats();
        IntVector low = signed(floats);
        IntVector high = signed(floats.sub(0x1p31f));
        IntVector large = low.blend(high.lanewise(VectorOperators.XOR, Integer.MIN_VALUE),
                floats.compare(VectorOperators.GE, 0x1p31f).cast(SPECIES));
        return large.blend(0, floats.compare(VectorOperators.LT, 0).cast(SPECIES)).reinterpretAsBytes();
    }
}

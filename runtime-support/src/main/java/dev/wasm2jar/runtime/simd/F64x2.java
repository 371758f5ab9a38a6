package dev.wasm2jar.runtime.simd;

import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** Lanes of 64 bits that are floating-point numbers (spec 4.4.3). */
public final class F64x2 {

    private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_128;
    private static final VectorSpecies<Long> MASKS = LongVector.SPECIES_128;
    /** From here on all numbers are whole. */
    private static final double WHOLE = 0x1p52;

    private F64x2() {}

    private static DoubleVector lanes(ByteVector vector) {
        return vector.reinterpretAsDoubles();
    }

    /** All ones where the mask is set. */
    private static ByteVector mask(VectorMask<Double> mask) {
        return LongVector.zero(MASKS).blend(-1, mask.cast(MASKS)).reinterpretAsBytes();
    }

    public static ByteVector splat(double lane) {
        return DoubleVector.broadcast(SPECIES, lane).reinterpretAsBytes();
    }

    public static double extractLane(ByteVector vector, int lane) {
        return lanes(vector).lane(lane);
    }

    public static ByteVector replaceLane(ByteVector vector, double value, int lane) {
        return lanes(vector).withLane(lane, value).reinterpretAsBytes();
    }

    public static ByteVector eq(ByteVector left, ByteVector right) {
        return mask(lanes(left).compare(VectorOperators.EQ, lanes(right)));
    }

    public static ByteVector ne(ByteVector left, ByteVector right) {
        return mask(lanes(left).compare(VectorOperators.NE, lanes(right)));
    }

    public static ByteVector lt(ByteVector left, ByteVector right) {
        return mask(lanes(left).compare(VectorOperators.LT, lanes(right)));
    }

    public static ByteVector gt(ByteVector left, ByteVector right) {
        return mask(lanes(left).compare(VectorOperators.GT, lanes(right)));
    }

    public static ByteVector le(ByteVector left, ByteVector right) {
        return mask(lanes(left).compare(VectorOperators.LE, lanes(right)));
    }

    public static ByteVector ge(ByteVector left, ByteVector right) {
        return mask(lanes(left).compare(VectorOperators.GE, lanes(right)));
    }

    public static ByteVector abs(ByteVector vector) {
        return vector.reinterpretAsLongs().lanewise(VectorOperators.AND, Long.MAX_VALUE).reinterpretAsBytes();
    }

    public static ByteVector neg(ByteVector vector) {
        return vector.reinterpretAsLongs().lanewise(VectorOperators.XOR, Long.MIN_VALUE).reinterpretAsBytes();
    }

    public static ByteVector sqrt(ByteVector vector) {
        return lanes(vector).sqrt().reinterpretAsBytes();
    }

    public static ByteVector add(ByteVector left, ByteVector right) {
        return lanes(left).add(lanes(right)).reinterpretAsBytes();
    }

    public static ByteVector sub(ByteVector left, ByteVector right) {
        return lanes(left).sub(lanes(right)).reinterpretAsBytes();
    }

    public static ByteVector mul(ByteVector left, ByteVector right) {
        return lanes(left).mul(lanes(right)).reinterpretAsBytes();
    }

    public static ByteVector div(ByteVector left, ByteVector right) {
        return lanes(left).div(lanes(right)).reinterpretAsBytes();
    }

    public static ByteVector min(ByteVector left, ByteVector right) {
        return quiet(lanes(left).min(lanes(right))).reinterpretAsBytes();
    }

    public static ByteVector max(ByteVector left, ByteVector right) {
        return quiet(lanes(left).max(lanes(right))).reinterpretAsBytes();
    }

    /** With all NaN quiet; nothing else changes, not even zeros. */
    private static DoubleVector quiet(DoubleVector vector) {
        return vector.sub(0);
    }

    public static ByteVector pmin(ByteVector left, ByteVector right) {
        return V128.bitselect(right, left, lt(right, left));
    }

    public static ByteVector pmax(ByteVector left, ByteVector right) {
        return V128.bitselect(right, left, lt(left, right));
    }

    /** Products are rounded before they are added, as in code without vectors. */
    public static ByteVector relaxedMadd(ByteVector left, ByteVector right, ByteVector addend) {
        return add(addend, mul(left, right));
    }

    /** Products are rounded before they are subtracted, as in code without vectors. */
    public static ByteVector relaxedNmadd(ByteVector left, ByteVector right, ByteVector minuend) {
        return sub(minuend, mul(left, right));
    }

    public static ByteVector nearest(ByteVector vector) {
        return finish(rounded(lanes(vector)), vector);
    }

    public static ByteVector ceil(ByteVector vector) {
        DoubleVector rounded = rounded(lanes(vector));
        return finish(rounded.blend(rounded.add(1), rounded.compare(VectorOperators.LT, lanes(vector))), vector);
    }

    public static ByteVector floor(ByteVector vector) {
        DoubleVector rounded = rounded(lanes(vector));
        return finish(rounded.blend(rounded.sub(1), rounded.compare(VectorOperators.GT, lanes(vector))), vector);
    }

    public static ByteVector trunc(ByteVector vector) {
        DoubleVector size = lanes(abs(vector));
        DoubleVector rounded = rounded(size);
        return finish(rounded.blend(rounded.sub(1), rounded.compare(VectorOperators.GT, size)), vector);
    }

    /** The nearest whole numbers, by the rounding of an addition: for numbers below {@link #WHOLE}. */
    private static DoubleVector rounded(DoubleVector vector) {
        DoubleVector size = vector.abs();
        return lanes(V128.or(size.add(WHOLE).sub(WHOLE).reinterpretAsBytes(), signs(vector.reinterpretAsBytes())));
    }

    private static ByteVector signs(ByteVector vector) {
        return vector.reinterpretAsLongs().lanewise(VectorOperators.AND, Long.MIN_VALUE).reinterpretAsBytes();
    }

    /** With the signs of what was rounded, of which numbers that are whole already and NaN stay; NaN becomes quiet. */
    private static ByteVector finish(DoubleVector rounded, ByteVector vector) {
        DoubleVector original = lanes(vector);
        ByteVector signed = V128.or(abs(rounded.reinterpretAsBytes()), signs(vector));
        return quiet(original).blend(lanes(signed), original.abs().compare(VectorOperators.LT, WHOLE))
                .reinterpretAsBytes();
    }

    public static ByteVector promoteLowF32x4(ByteVector vector) {
        return vector.reinterpretAsFloats().convertShape(VectorOperators.F2D, SPECIES, 0).reinterpretAsBytes();
    }

    public static ByteVector convertLowI32x4S(ByteVector vector) {
        return vector.reinterpretAsInts().convertShape(VectorOperators.I2D, SPECIES, 0).reinterpretAsBytes();
    }
}

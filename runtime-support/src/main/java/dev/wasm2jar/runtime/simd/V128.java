package dev.wasm2jar.runtime.simd;

import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** Operations that know nothing of lanes (spec 4.4.2), and the ways into and out of memory and numbers. */
public final class V128 {

    private static final VectorSpecies<Byte> SPECIES = ByteVector.SPECIES_128;
    private static final VectorSpecies<Long> LONGS = LongVector.SPECIES_128;

    private V128() {}

    /** @throws IndexOutOfBoundsException unless all 16 bytes are in the memory */
    public static ByteVector load(byte[] memory, int address) {
        return ByteVector.fromArray(SPECIES, memory, address);
    }

    /** @throws IndexOutOfBoundsException unless all 16 bytes are in the memory; then nothing is written */
    public static void store(byte[] memory, int address, ByteVector value) {
        value.intoArray(memory, address);
    }

    /** The vector of two halves, bytes 0 to 7 in the lower one. */
    public static ByteVector ofHalves(long low, long high) {
        return LongVector.broadcast(LONGS, low).withLane(1, high).reinterpretAsBytes();
    }

    /** The vector of two equal halves. */
    public static ByteVector ofHalf(long half) {
        return LongVector.broadcast(LONGS, half).reinterpretAsBytes();
    }

    public static long low(ByteVector vector) {
        return vector.reinterpretAsLongs().lane(0);
    }

    public static long high(ByteVector vector) {
        return vector.reinterpretAsLongs().lane(1);
    }

    public static ByteVector not(ByteVector vector) {
        return vector.lanewise(VectorOperators.XOR, (byte) -1);
    }

    public static ByteVector and(ByteVector left, ByteVector right) {
        return left.lanewise(VectorOperators.AND, right);
    }

    public static ByteVector andnot(ByteVector left, ByteVector right) {
        return and(left, not(right));
    }

    public static ByteVector or(ByteVector left, ByteVector right) {
        return left.lanewise(VectorOperators.OR, right);
    }

    public static ByteVector xor(ByteVector left, ByteVector right) {
        return left.lanewise(VectorOperators.XOR, right);
    }

    public static ByteVector bitselect(ByteVector ifSet, ByteVector ifClear, ByteVector mask) {
        return xor(and(xor(ifSet, ifClear), mask), ifClear);
    }

    public static int anyTrue(ByteVector vector) {
        return vector.compare(VectorOperators.NE, (byte) 0).anyTrue() ? 1 : 0;
    }
}

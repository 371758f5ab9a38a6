package dev.wasm2jar.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class AddressesTest {

    private static final long[] EDGES = {
        0, 1, 0x7fff_ffffL, 0x8000_0000L, 0xffff_ffffL, 0x1_0000_0000L, 0x1_0000_0001L, 1L << 62, Long.MAX_VALUE,
        Long.MIN_VALUE, Long.MIN_VALUE + 1, 0xffff_ffff_0000_0000L, 0xffff_ffff_7fff_ffffL, -2, -1
    };

    @Test
    void arrayIndexKeepsWhatAnArrayHas() {
        for (long index : EDGES) {
            int expected = index >= 0 && index <= Integer.MAX_VALUE ? (int) index : -1;
            assertEquals(expected, Addresses.arrayIndex(index), Long.toHexString(index));
        }
    }

    @Test
    void effectiveAddressesDoNotWrapAround() {
        for (long address : EDGES) {
            for (long offset : EDGES) {
                var sum = unsigned(address).add(unsigned(offset));
                long expected = sum.bitLength() < 64 ? sum.longValue() : -1;
                assertEquals(expected, Addresses.effective(address, offset));
            }
        }
    }

    private static java.math.BigInteger unsigned(long value) {
        return new java.math.BigInteger(Long.toUnsignedString(value));
    }

    @Test
    void copiesBetweenKindsAndWithinOne() {
        var array = new Memory(64, 16, 4, -1);
        var shared = new SharedMemory(32, 16, 4, 4);
        for (int i = 0; i < 4 * Memory.PAGE_SIZE; i += 4) {
            array.putInt(i, i * 0x9E3779B9);
        }
        MemoryCopy.copy(shared, 0, array, 0, 4 * Memory.PAGE_SIZE);
        for (int[] move : new int[][] {{1, 0, 200_000}, {0, 3, 200_001}, {70_000, 5, 190_000}}) {
            MemoryCopy.copy(shared, move[0], shared, move[1], move[2]);
            Memory.copy(array, move[0], array, move[1], move[2]);
        }
        for (int i = 0; i < 4 * Memory.PAGE_SIZE; i += 4) {
            assertEquals(array.getInt(i), shared.getInt(i));
        }
        assertThrows(Trap.class, () -> MemoryCopy.copy(shared, 1, array, 0, 4 * Memory.PAGE_SIZE));
        assertThrows(Trap.class, () -> MemoryCopy.copy(shared, 0, array, -1, 0));
    }

    @Test
    void wideArithmeticAgreesWithBigIntegers() {
        var modulus = java.math.BigInteger.ONE.shiftLeft(128);
        for (long a : EDGES) {
            for (long b : EDGES) {
                var x = unsigned(a).or(unsigned(b).shiftLeft(64));
                var y = unsigned(b).or(unsigned(~a).shiftLeft(64));
                assertEquals(x.add(y).shiftRight(64).longValue(), Integers.add128High(a, b, b, ~a));
                assertEquals(x.subtract(y).mod(modulus).shiftRight(64).longValue(),
                        Integers.sub128High(a, b, b, ~a));
                assertEquals(unsigned(a).multiply(unsigned(b)).shiftRight(64).longValue(),
                        Integers.mulWideUHigh(a, b));
            }
        }
    }
}

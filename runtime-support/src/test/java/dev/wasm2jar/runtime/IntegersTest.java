package dev.wasm2jar.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** Divisions by constants are those of Java's library, which become other instructions. */
class IntegersTest {

    private static final int ROUNDS = 200_000;

    private final Random random = new Random(7);

    @Test
    void unsignedIntsAreDividedByPositiveOnes() {
        for (int round = 0; round < ROUNDS; round++) {
            int dividend = (int) number(32);
            int divisor = Math.max(1, (int) number(31) & Integer.MAX_VALUE);
            String operands = Integer.toUnsignedString(dividend) + " and " + divisor;
            assertEquals(Integer.divideUnsigned(dividend, divisor), Integers.divU(dividend, divisor), operands);
            assertEquals(Integer.remainderUnsigned(dividend, divisor), Integers.remU(dividend, divisor), operands);
        }
    }

    @Test
    void unsignedLongsAreDividedByPositiveOnes() {
        for (int round = 0; round < ROUNDS; round++) {
            long dividend = number(64);
            long divisor = Math.max(1, number(63) & Long.MAX_VALUE);
            String operands = Long.toUnsignedString(dividend) + " and " + divisor;
            assertEquals(Long.divideUnsigned(dividend, divisor), Integers.divU(dividend, divisor), operands);
            assertEquals(Long.remainderUnsigned(dividend, divisor), Integers.remU(dividend, divisor), operands);
        }
    }

    /** Of any length in bits, and often next to a power of two, where a quotient is on the edge. */
    private long number(int bits) {
        int length = random.nextInt(bits + 1);
        long power = length == 64 ? 0 : 1L << length;
        return random.nextBoolean() ? power + random.nextInt(5) - 2 : random.nextLong() & power - 1;
    }
}

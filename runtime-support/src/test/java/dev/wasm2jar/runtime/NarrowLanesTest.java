package dev.wasm2jar.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import java.util.function.IntBinaryOperator;
import java.util.function.IntUnaryOperator;
import java.util.function.LongBinaryOperator;
import java.util.function.LongUnaryOperator;
import org.junit.jupiter.api.Test;

/** Operations on many lanes at once against the same operation on each lane by itself (spec 4.4.3). */
class NarrowLanesTest {

    private static final int ROUNDS = 3000;
    private final Random random = new Random(1);

    /** Mostly the numbers where carries and signs matter. */
    private long lanes() {
        long[] edges = {0, -1, 1, 0x7f, 0x80, 0xff, 0x7fff, 0x8000, 0xffff, 0x8001, 0x81, 0x100};
        long value = random.nextLong();
        for (int shift = 0; shift < 64; shift += 8) {
            if (random.nextInt(3) == 0) {
                value = value & ~(0xffffL << shift) | (edges[random.nextInt(edges.length)] & 0xffff) << shift;
            }
        }
        return value;
    }

    private static int signed(long value, int lane, int bits) {
        return (int) (value << 64 - bits * (lane + 1) >> 64 - bits);
    }

    private static int unsigned(long value, int lane, int bits) {
        return (int) (value << 64 - bits * (lane + 1) >>> 64 - bits);
    }

    private interface Lane {
        int of(long value, int lane, int bits);
    }

    private void binary(String name, int bits, Lane lane, LongBinaryOperator actual, IntBinaryOperator expected) {
        for (int round = 0; round < ROUNDS; round++) {
            long left = lanes();
            long right = round % 5 == 0 ? left : lanes();
            long result = 0;
            for (int i = 0; i < 64 / bits; i++) {
                long one = expected.applyAsInt(lane.of(left, i, bits), lane.of(right, i, bits));
                result |= (one & (1L << bits) - 1) << i * bits;
            }
            assertEquals(Long.toHexString(result), Long.toHexString(actual.applyAsLong(left, right)),
                    name + " " + Long.toHexString(left) + " " + Long.toHexString(right));
        }
    }

    private void unary(String name, int bits, LongUnaryOperator actual, IntUnaryOperator expected) {
        binary(name, bits, NarrowLanesTest::signed, (left, right) -> actual.applyAsLong(left),
                (left, right) -> expected.applyAsInt(left));
    }

    private static int clamp(int value, int low, int high) {
        return Math.max(low, Math.min(high, value));
    }

    private static int all(boolean condition) {
        return condition ? -1 : 0;
    }

    @Test
    void lanesOf8Bits() {
        Lane signed = NarrowLanesTest::signed;
        Lane unsigned = NarrowLanesTest::unsigned;
        binary("add", 8, signed, I8x16::add, Integer::sum);
        binary("sub", 8, signed, I8x16::sub, (a, b) -> a - b);
        binary("addSatS", 8, signed, I8x16::addSatS, (a, b) -> clamp(a + b, -128, 127));
        binary("addSatU", 8, unsigned, I8x16::addSatU, (a, b) -> clamp(a + b, 0, 255));
        binary("subSatS", 8, signed, I8x16::subSatS, (a, b) -> clamp(a - b, -128, 127));
        binary("subSatU", 8, unsigned, I8x16::subSatU, (a, b) -> clamp(a - b, 0, 255));
        binary("minS", 8, signed, I8x16::minS, Math::min);
        binary("minU", 8, unsigned, I8x16::minU, Math::min);
        binary("maxS", 8, signed, I8x16::maxS, Math::max);
        binary("maxU", 8, unsigned, I8x16::maxU, Math::max);
        binary("avgrU", 8, unsigned, I8x16::avgrU, (a, b) -> a + b + 1 >> 1);
        binary("eq", 8, signed, I8x16::eq, (a, b) -> all(a == b));
        binary("ne", 8, signed, I8x16::ne, (a, b) -> all(a != b));
        binary("ltS", 8, signed, I8x16::ltS, (a, b) -> all(a < b));
        binary("ltU", 8, unsigned, I8x16::ltU, (a, b) -> all(a < b));
        binary("gtS", 8, signed, I8x16::gtS, (a, b) -> all(a > b));
        binary("gtU", 8, unsigned, I8x16::gtU, (a, b) -> all(a > b));
        binary("leS", 8, signed, I8x16::leS, (a, b) -> all(a <= b));
        binary("leU", 8, unsigned, I8x16::leU, (a, b) -> all(a <= b));
        binary("geS", 8, signed, I8x16::geS, (a, b) -> all(a >= b));
        binary("geU", 8, unsigned, I8x16::geU, (a, b) -> all(a >= b));
        unary("neg", 8, I8x16::neg, a -> -a);
        unary("abs", 8, I8x16::abs, Math::abs);
        unary("popcnt", 8, I8x16::popcnt, a -> Integer.bitCount(a & 0xff));
        for (int n = -9; n < 20; n++) {
            int distance = n;
            unary("shl", 8, a -> I8x16.shl(a, distance), a -> a << (distance & 7));
            unary("shrS", 8, a -> I8x16.shrS(a, distance), a -> a >> (distance & 7));
            unary("shrU", 8, a -> I8x16.shrU(a, distance), a -> (a & 0xff) >>> (distance & 7));
        }
    }

    @Test
    void lanesOf16Bits() {
        Lane signed = NarrowLanesTest::signed;
        Lane unsigned = NarrowLanesTest::unsigned;
        binary("add", 16, signed, I16x8::add, Integer::sum);
        binary("sub", 16, signed, I16x8::sub, (a, b) -> a - b);
        binary("mul", 16, signed, I16x8::mul, (a, b) -> a * b);
        binary("addSatS", 16, signed, I16x8::addSatS, (a, b) -> clamp(a + b, -32768, 32767));
        binary("addSatU", 16, unsigned, I16x8::addSatU, (a, b) -> clamp(a + b, 0, 65535));
        binary("subSatS", 16, signed, I16x8::subSatS, (a, b) -> clamp(a - b, -32768, 32767));
        binary("subSatU", 16, unsigned, I16x8::subSatU, (a, b) -> clamp(a - b, 0, 65535));
        binary("minS", 16, signed, I16x8::minS, Math::min);
        binary("minU", 16, unsigned, I16x8::minU, Math::min);
        binary("maxS", 16, signed, I16x8::maxS, Math::max);
        binary("maxU", 16, unsigned, I16x8::maxU, Math::max);
        binary("avgrU", 16, unsigned, I16x8::avgrU, (a, b) -> a + b + 1 >> 1);
        binary("q15", 16, signed, I16x8::q15mulrSatS, (a, b) -> clamp(a * b + 0x4000 >> 15, -32768, 32767));
        binary("eq", 16, signed, I16x8::eq, (a, b) -> all(a == b));
        binary("ne", 16, signed, I16x8::ne, (a, b) -> all(a != b));
        binary("ltS", 16, signed, I16x8::ltS, (a, b) -> all(a < b));
        binary("ltU", 16, unsigned, I16x8::ltU, (a, b) -> all(a < b));
        binary("gtS", 16, signed, I16x8::gtS, (a, b) -> all(a > b));
        binary("gtU", 16, unsigned, I16x8::gtU, (a, b) -> all(a > b));
        binary("leS", 16, signed, I16x8::leS, (a, b) -> all(a <= b));
        binary("leU", 16, unsigned, I16x8::leU, (a, b) -> all(a <= b));
        binary("geS", 16, signed, I16x8::geS, (a, b) -> all(a >= b));
        binary("geU", 16, unsigned, I16x8::geU, (a, b) -> all(a >= b));
        unary("neg", 16, I16x8::neg, a -> -a);
        unary("abs", 16, I16x8::abs, Math::abs);
        for (int n = -17; n < 34; n++) {
            int distance = n;
            unary("shl", 16, a -> I16x8.shl(a, distance), a -> a << (distance & 15));
            unary("shrS", 16, a -> I16x8.shrS(a, distance), a -> a >> (distance & 15));
            unary("shrU", 16, a -> I16x8.shrU(a, distance), a -> (a & 0xffff) >>> (distance & 15));
        }
    }

    /** Each lane of 16 bits depends on two of 8. */
    @Test
    void pairsOf8Bits() {
        for (int round = 0; round < ROUNDS; round++) {
            long left = lanes();
            long right = lanes();
            for (int i = 0; i < 4; i++) {
                int sum = signed(left, 2 * i, 8) + signed(left, 2 * i + 1, 8);
                assertEquals(sum, signed(I16x8.extaddPairwiseI8x16S(left), i, 16));
                int sumU = unsigned(left, 2 * i, 8) + unsigned(left, 2 * i + 1, 8);
                assertEquals(sumU, unsigned(I16x8.extaddPairwiseI8x16U(left), i, 16));
                int dot = signed(left, 2 * i, 8) * signed(right, 2 * i, 8)
                        + signed(left, 2 * i + 1, 8) * signed(right, 2 * i + 1, 8);
                assertEquals((short) dot, signed(I16x8.relaxedDotI8x16I7x16S(left, right), i, 16));
                assertEquals(signed(left, i, 8), signed(I16x8.extendS(left), i, 16));
                assertEquals(unsigned(left, i, 8), signed(I16x8.extendU(left), i, 16));
                assertEquals(signed(left, i, 8) * signed(right, i, 8), signed(I16x8.extmulS(left, right), i, 16));
                assertEquals(unsigned(left, i, 8) * unsigned(right, i, 8),
                        unsigned(I16x8.extmulU(left, right), i, 16));
            }
        }
    }

    @Test
    void bothHalves() {
        for (int round = 0; round < ROUNDS; round++) {
            long low = round % 7 == 0 ? -1 : lanes();
            long high = round % 3 == 0 ? -1 : lanes();
            int mask8 = 0;
            int mask16 = 0;
            boolean all8 = true;
            boolean all16 = true;
            for (int i = 0; i < 16; i++) {
                int lane = signed(i < 8 ? low : high, i % 8, 8);
                mask8 |= lane < 0 ? 1 << i : 0;
                all8 &= lane != 0;
            }
            for (int i = 0; i < 8; i++) {
                int lane = signed(i < 4 ? low : high, i % 4, 16);
                mask16 |= lane < 0 ? 1 << i : 0;
                all16 &= lane != 0;
                assertEquals(clamp(lane, -128, 127), signed(I8x16.narrowI16x8S(low, high), i, 8));
                assertEquals(clamp(lane, 0, 255), unsigned(I8x16.narrowI16x8U(low, high), i, 8));
            }
            assertEquals(mask8, I8x16.bitmask(low, high));
            assertEquals(mask16, I16x8.bitmask(low, high));
            assertEquals(all8 ? 1 : 0, I8x16.allTrue(low, high));
            assertEquals(all16 ? 1 : 0, I16x8.allTrue(low, high));
            swizzle(low, high, random.nextLong() & (round % 2 == 0 ? 0x1f1f_1f1f_1f1f_1f1fL : -1));
        }
    }

    private static void swizzle(long low, long high, long indices) {
        for (int i = 0; i < 8; i++) {
            int index = unsigned(indices, i, 8);
            int expected = index >= 16 ? 0 : unsigned(index < 8 ? low : high, index % 8, 8);
            assertEquals(expected, unsigned(I8x16.swizzle(low, high, indices), i, 8));
        }
    }

    @Test
    void widerLanes() {
        for (int round = 0; round < ROUNDS; round++) {
            long a = lanes();
            long b = round % 5 == 0 ? a : lanes();
            int x = (int) a;
            int y = (int) b;
            assertEquals(all(x < y), I32x4.ltS(x, y));
            assertEquals(all(Integer.compareUnsigned(x, y) < 0), I32x4.ltU(x, y));
            assertEquals(all(x == y), I32x4.eq(x, y));
            assertEquals(Integer.compareUnsigned(x, y) < 0 ? x : y, I32x4.minU(x, y));
            assertEquals(Integer.compareUnsigned(x, y) > 0 ? x : y, I32x4.maxU(x, y));
            assertEquals(all(a < b), I64x2.ltS(a, b));
            assertEquals(all(a >= b), I64x2.geS(a, b));
            assertEquals(all(a == b), I64x2.eq(a, b));
            assertEquals((short) x * (short) y + (x >> 16) * (y >> 16), I32x4.dotI16x8S(x, y));
            assertEquals(clamp(x, -32768, 32767), signed(I16x8.narrowI32x4S(0, x, y, 0), 1, 16));
            assertEquals(clamp(y, 0, 65535), unsigned(I16x8.narrowI32x4U(0, x, y, 0), 2, 16));
        }
        assertEquals(-1, I64x2.ltS(Long.MIN_VALUE, Long.MAX_VALUE));
        assertEquals(0, I64x2.ltS(Long.MAX_VALUE, Long.MIN_VALUE));
    }
}

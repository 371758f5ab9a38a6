package dev.wasm2jar.compiler.ir.pass;

import java.util.Arrays;

/** An integer while a function is run on two ranges of memory whose addresses and contents are not known. */
sealed interface SymbolicValue {

    /** Which of the ranges. */
    enum Side {
        TO,
        FROM
    }

    /**
     * A number that is known.
     *
     * @param value of an i32 with its sign
     * @param width in bytes: 4 or 8
     */
    record Number(long value, int width) implements SymbolicValue {

        static Number of(boolean truth) {
            return new Number(truth ? 1 : 0, Integer.BYTES);
        }

        /** The number that has so many bytes of a value. */
        static Number of(long value, int width) {
            return new Number(width == Integer.BYTES ? (int) value : value, width);
        }

        private Bytes toBytes() {
            int[] bytes = new int[width];
            for (int i = 0; i < width; i++) {
                bytes[i] = (int) (value >>> Byte.SIZE * i) & 0xff;
            }
            return new Bytes(bytes);
        }
    }

    /** An address in or near a range, as a distance from its beginning. */
    record Pointer(Side side, int offset) implements SymbolicValue {}

    /**
     * A number of which nothing but the lowest bits is known.
     *
     * @param bits the number modulo a power of two
     */
    record Low(int bits, int modulus) implements SymbolicValue {

        static Low of(int number, int modulus) {
            return new Low(number & modulus - 1, modulus);
        }
    }

    /**
     * A number by its bytes, the lowest one first: each is a number below 256, or {@link #SOURCE} and the distance of the
     * byte of the source that it is, or below zero if it is none of these.
     */
    record Bytes(int[] bytes) implements SymbolicValue {

        static final int SOURCE = 256;
        static final int UNKNOWN = -1;

        /** As many bytes, the lowest ones, or with zeros above them. */
        Bytes resized(int width) {
            return new Bytes(Arrays.copyOf(bytes, width));
        }

        /** Moved by so many bytes towards the highest one, or away from it if that is negative. */
        Bytes shifted(int by) {
            int[] result = new int[bytes.length];
            for (int i = 0; i < bytes.length; i++) {
                int from = i - by;
                result[i] = from >= 0 && from < bytes.length ? bytes[from] : 0;
            }
            return new Bytes(result);
        }
    }

    /** A number by its bytes; null of what is made of an address. */
    static Bytes bytes(SymbolicValue value) {
        if (value instanceof Number number) {
            return number.toBytes();
        }
        return value instanceof Bytes bytes ? bytes : null;
    }
}

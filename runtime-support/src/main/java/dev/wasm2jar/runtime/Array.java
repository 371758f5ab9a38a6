package dev.wasm2jar.runtime;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * An array (spec 4.2.15): a Java array with a type. Each array type is a generated class below the class for its elements
 * here, and extends the class of its declared supertype. Emitted code reads and writes {@code elements} itself and leaves
 * the bounds check to the JVM; the static methods are the other array instructions (spec 4.6.7).
 */
public abstract class Array implements Eq {

    private Array() {}

    /** array.len */
    public abstract int length();

    private static void check(int start, int count, int length) {
        if ((start | count) < 0 || start > length - count) {
            throw new Trap(Trap.ARRAY_OUT_OF_BOUNDS);
        }
    }

    /** The part of a data segment that holds so many elements; the count is unsigned. */
    private static ByteBuffer part(byte[] segment, int start, int count, int elementSize) {
        long size = Integer.toUnsignedLong(count) * elementSize;
        if (Integer.toUnsignedLong(start) + size > segment.length) {
            throw new Trap(Trap.MEMORY_OUT_OF_BOUNDS);
        }
        return ByteBuffer.wrap(segment, start, (int) size).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static void checkSegment(Object[] segment, int start, int count) {
        if (Integer.toUnsignedLong(start) + Integer.toUnsignedLong(count) > segment.length) {
            throw new Trap(Trap.TABLE_OUT_OF_BOUNDS);
        }
    }

    /** Packed integers of 8 bits. */
    public abstract static class I8 extends Array {

        public final byte[] elements;

        protected I8(byte[] elements) {
            this.elements = elements;
        }

        @Override
        public final int length() {
            return elements.length;
        }

        /** The elements of array.new. */
        public static byte[] filled(int value, int length) {
            byte[] elements = new byte[length];
            if (value != 0) {
                Arrays.fill(elements, (byte) value);
            }
            return elements;
        }

        /** The elements of array.new_data. */
        public static byte[] ofData(byte[] segment, int from, int length) {
            ByteBuffer bytes = part(segment, from, length, 1);
            byte[] elements = new byte[length];
            bytes.get(elements);
            return elements;
        }

        /** array.fill */
        public static void fill(I8 array, int start, int value, int count) {
            byte[] elements = array.elements;
            check(start, count, elements.length);
            Arrays.fill(elements, start, start + count, (byte) value);
        }

        /** array.copy */
        public static void copy(I8 to, int at, I8 source, int from, int count) {
            byte[] target = to.elements;
            byte[] elements = source.elements;
            check(at, count, target.length);
            check(from, count, elements.length);
            System.arraycopy(elements, from, target, at, count);
        }

        /** array.init_data */
        public static void init(I8 array, int at, byte[] segment, int from, int count) {
            byte[] elements = array.elements;
            check(at, count, elements.length);
            part(segment, from, count, 1).get(elements, at, count);
        }
    }

    /** Packed integers of 16 bits. */
    public abstract static class I16 extends Array {

        public final char[] elements;

        protected I16(char[] elements) {
            this.elements = elements;
        }

        @Override
        public final int length() {
            return elements.length;
        }

        /** The elements of array.new. */
        public static char[] filled(int value, int length) {
            char[] elements = new char[length];
            if (value != 0) {
                Arrays.fill(elements, (char) value);
            }
            return elements;
        }

        /** The elements of array.new_data. */
        public static char[] ofData(byte[] segment, int from, int length) {
            ByteBuffer bytes = part(segment, from, length, 2);
            char[] elements = new char[length];
            bytes.asCharBuffer().get(elements);
            return elements;
        }

        /** array.fill */
        public static void fill(I16 array, int start, int value, int count) {
            char[] elements = array.elements;
            check(start, count, elements.length);
            Arrays.fill(elements, start, start + count, (char) value);
        }

        /** array.copy */
        public static void copy(I16 to, int at, I16 source, int from, int count) {
            char[] target = to.elements;
            char[] elements = source.elements;
            check(at, count, target.length);
            check(from, count, elements.length);
            System.arraycopy(elements, from, target, at, count);
        }

        /** array.init_data */
        public static void init(I16 array, int at, byte[] segment, int from, int count) {
            char[] elements = array.elements;
            check(at, count, elements.length);
            part(segment, from, count, 2).asCharBuffer().get(elements, at, count);
        }
    }

    public abstract static class I32 extends Array {

        public final int[] elements;

        protected I32(int[] elements) {
            this.elements = elements;
        }

        @Override
        public final int length() {
            return elements.length;
        }

        /** The elements of array.new. */
        public static int[] filled(int value, int length) {
            int[] elements = new int[length];
            if (value != 0) {
                Arrays.fill(elements, value);
            }
            return elements;
        }

        /** The elements of array.new_data. */
        public static int[] ofData(byte[] segment, int from, int length) {
            ByteBuffer bytes = part(segment, from, length, 4);
            int[] elements = new int[length];
            bytes.asIntBuffer().get(elements);
            return elements;
        }

        /** array.fill */
        public static void fill(I32 array, int start, int value, int count) {
            int[] elements = array.elements;
            check(start, count, elements.length);
            Arrays.fill(elements, start, start + count, value);
        }

        /** array.copy */
        public static void copy(I32 to, int at, I32 source, int from, int count) {
            int[] target = to.elements;
            int[] elements = source.elements;
            check(at, count, target.length);
            check(from, count, elements.length);
            System.arraycopy(elements, from, target, at, count);
        }

        /** array.init_data */
        public static void init(I32 array, int at, byte[] segment, int from, int count) {
            int[] elements = array.elements;
            check(at, count, elements.length);
            part(segment, from, count, 4).asIntBuffer().get(elements, at, count);
        }
    }

    public abstract static class I64 extends Array {

        public final long[] elements;

        protected I64(long[] elements) {
            this.elements = elements;
        }

        @Override
        public final int length() {
            return elements.length;
        }

        /** The elements of array.new. */
        public static long[] filled(long value, int length) {
            long[] elements = new long[length];
            if (value != 0) {
                Arrays.fill(elements, value);
            }
            return elements;
        }

        /** The elements of array.new_data. */
        public static long[] ofData(byte[] segment, int from, int length) {
            ByteBuffer bytes = part(segment, from, length, 8);
            long[] elements = new long[length];
            bytes.asLongBuffer().get(elements);
            return elements;
        }

        /** array.fill */
        public static void fill(I64 array, int start, long value, int count) {
            long[] elements = array.elements;
            check(start, count, elements.length);
            Arrays.fill(elements, start, start + count, value);
        }

        /** array.copy */
        public static void copy(I64 to, int at, I64 source, int from, int count) {
            long[] target = to.elements;
            long[] elements = source.elements;
            check(at, count, target.length);
            check(from, count, elements.length);
            System.arraycopy(elements, from, target, at, count);
        }

        /** array.init_data */
        public static void init(I64 array, int at, byte[] segment, int from, int count) {
            long[] elements = array.elements;
            check(at, count, elements.length);
            part(segment, from, count, 8).asLongBuffer().get(elements, at, count);
        }
    }

    public abstract static class F32 extends Array {

        public final float[] elements;

        protected F32(float[] elements) {
            this.elements = elements;
        }

        @Override
        public final int length() {
            return elements.length;
        }

        /** The elements of array.new. */
        public static float[] filled(float value, int length) {
            float[] elements = new float[length];
            if (Float.floatToRawIntBits(value) != 0) {
                Arrays.fill(elements, value);
            }
            return elements;
        }

        /** The elements of array.new_data. */
        public static float[] ofData(byte[] segment, int from, int length) {
            ByteBuffer bytes = part(segment, from, length, 4);
            float[] elements = new float[length];
            bytes.asFloatBuffer().get(elements);
            return elements;
        }

        /** array.fill */
        public static void fill(F32 array, int start, float value, int count) {
            float[] elements = array.elements;
            check(start, count, elements.length);
            Arrays.fill(elements, start, start + count, value);
        }

        /** array.copy */
        public static void copy(F32 to, int at, F32 source, int from, int count) {
            float[] target = to.elements;
            float[] elements = source.elements;
            check(at, count, target.length);
            check(from, count, elements.length);
            System.arraycopy(elements, from, target, at, count);
        }

        /** array.init_data */
        public static void init(F32 array, int at, byte[] segment, int from, int count) {
            float[] elements = array.elements;
            check(at, count, elements.length);
            part(segment, from, count, 4).asFloatBuffer().get(elements, at, count);
        }
    }

    public abstract static class F64 extends Array {

        public final double[] elements;

        protected F64(double[] elements) {
            this.elements = elements;
        }

        @Override
        public final int length() {
            return elements.length;
        }

        /** The elements of array.new. */
        public static double[] filled(double value, int length) {
            double[] elements = new double[length];
            if (Double.doubleToRawLongBits(value) != 0) {
                Arrays.fill(elements, value);
            }
            return elements;
        }

        /** The elements of array.new_data. */
        public static double[] ofData(byte[] segment, int from, int length) {
            ByteBuffer bytes = part(segment, from, length, 8);
            double[] elements = new double[length];
            bytes.asDoubleBuffer().get(elements);
            return elements;
        }

        /** array.fill */
        public static void fill(F64 array, int start, double value, int count) {
            double[] elements = array.elements;
            check(start, count, elements.length);
            Arrays.fill(elements, start, start + count, value);
        }

        /** array.copy */
        public static void copy(F64 to, int at, F64 source, int from, int count) {
            double[] target = to.elements;
            double[] elements = source.elements;
            check(at, count, target.length);
            check(from, count, elements.length);
            System.arraycopy(elements, from, target, at, count);
        }

        /** array.init_data */
        public static void init(F64 array, int at, byte[] segment, int from, int count) {
            double[] elements = array.elements;
            check(at, count, elements.length);
            part(segment, from, count, 8).asDoubleBuffer().get(elements, at, count);
        }
    }

    /** Vectors of 128 bits: two longs each, the lower half first. */
    public abstract static class Vector extends Array {

        private static final int SIZE = 16;

        public final long[] elements;

        protected Vector(long[] elements) {
            this.elements = elements;
        }

        @Override
        public final int length() {
            return elements.length >> 1;
        }

        /** The elements of array.new_default. */
        public static long[] zero(int length) {
            // Doubling keeps the sign, so that no length that is too large becomes a small one.
            return new long[length << 1 | length & Integer.MIN_VALUE];
        }

        /** The elements of array.new. */
        public static long[] filled(long low, long high, int length) {
            long[] elements = zero(length);
            fill(elements, 0, low, high, length);
            return elements;
        }

        private static void fill(long[] elements, int start, long low, long high, int count) {
            for (int i = 2 * start; i < 2 * (start + count); i += 2) {
                elements[i] = low;
                elements[i + 1] = high;
            }
        }

        /** The elements of array.new_data. */
        public static long[] ofData(byte[] segment, int from, int length) {
            ByteBuffer bytes = part(segment, from, length, SIZE);
            long[] elements = zero(length);
            bytes.asLongBuffer().get(elements);
            return elements;
        }

        /** array.fill */
        public static void fill(Vector array, int start, long low, long high, int count) {
            check(start, count, array.length());
            fill(array.elements, start, low, high, count);
        }

        /** array.copy */
        public static void copy(Vector to, int at, Vector source, int from, int count) {
            long[] target = to.elements;
            long[] elements = source.elements;
            check(at, count, target.length >> 1);
            check(from, count, elements.length >> 1);
            System.arraycopy(elements, 2 * from, target, 2 * at, 2 * count);
        }

        /** array.init_data */
        public static void init(Vector array, int at, byte[] segment, int from, int count) {
            long[] elements = array.elements;
            check(at, count, elements.length >> 1);
            part(segment, from, count, SIZE).asLongBuffer().get(elements, 2 * at, 2 * count);
        }
    }

    /** References. */
    public abstract static class Reference extends Array {

        public final Object[] elements;

        protected Reference(Object[] elements) {
            this.elements = elements;
        }

        @Override
        public final int length() {
            return elements.length;
        }

        /** The elements of array.new. */
        public static Object[] filled(Object value, int length) {
            Object[] elements = new Object[length];
            if (value != null) {
                Arrays.fill(elements, value);
            }
            return elements;
        }

        /** The elements of array.new_elem. */
        public static Object[] ofElements(Object[] segment, int from, int length) {
            checkSegment(segment, from, length);
            return Arrays.copyOfRange(segment, from, from + length, Object[].class);
        }

        /** array.fill */
        public static void fill(Reference array, int start, Object value, int count) {
            Object[] elements = array.elements;
            check(start, count, elements.length);
            Arrays.fill(elements, start, start + count, value);
        }

        /** array.copy */
        public static void copy(Reference to, int at, Reference source, int from, int count) {
            Object[] target = to.elements;
            Object[] elements = source.elements;
            check(at, count, target.length);
            check(from, count, elements.length);
            System.arraycopy(elements, from, target, at, count);
        }

        /** array.init_elem */
        public static void init(Reference array, int at, Object[] segment, int from, int count) {
            Object[] elements = array.elements;
            check(at, count, elements.length);
            checkSegment(segment, from, count);
            System.arraycopy(segment, from, elements, at, count);
        }
    }
}

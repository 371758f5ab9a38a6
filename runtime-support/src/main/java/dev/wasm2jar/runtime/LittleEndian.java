package dev.wasm2jar.runtime;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Access to the array behind a memory, for emitted code. C2 inlines both the methods and what they call, as long as a
 * method is not too large already; VarHandles it always inlines.
 *
 * <p>C1 must not inline the methods: it reads an int as four bytes, two shorts or one int, whichever the address allows,
 * with counters in all of them, so that code of 105 accesses is too large for it. The local variables that nothing uses
 * keep it from that (C1InlineStackLimit), unlike a longer body, which would keep C2 from it, too. The interpreter
 * also calls the methods, which are compiled before anything else, in half the time that the VarHandles take it.
 *
 * <p>A class for each width: making a VarHandle takes a millisecond or two, which a program should spend only on the widths
 * that it uses.
 */
public final class LittleEndian {

    private LittleEndian() {}

    /**
     * Makes and links those that nearly every program uses, the most used ones first: with what the JDK needs for any it is
     * 15 ms on JDK 17, which another thread can spend.
     */
    public static void prepare() {
        var bytes = new byte[Long.BYTES];
        Ints.set(bytes, 0, Ints.get(bytes, 0));
        Longs.set(bytes, 0, Longs.get(bytes, 0));
        Chars.set(bytes, 0, Chars.get(bytes, 0));
    }

    private static VarHandle view(Class<?> arrayType) {
        return MethodHandles.byteArrayViewVarHandle(arrayType, ByteOrder.LITTLE_ENDIAN);
    }

    /** 16-bit numbers, signed ones too: the JIT compilers make one signed load of one that is unsigned and a conversion. */
    public static final class Chars {
        public static final VarHandle VIEW = view(char[].class);

        private Chars() {}

        public static char get(byte[] bytes, int index) {
            long a, b, c, d, e, f;
            return (char) VIEW.get(bytes, index);
        }

        public static void set(byte[] bytes, int index, char value) {
            long a, b, c, d, e, f;
            VIEW.set(bytes, index, value);
        }
    }

    public static final class Ints {
        public static final VarHandle VIEW = view(int[].class);

        private Ints() {}

        public static int get(byte[] bytes, int index) {
            long a, b, c, d, e, f;
            return (int) VIEW.get(bytes, index);
        }

        public static void set(byte[] bytes, int index, int value) {
            long a, b, c, d, e, f;
            VIEW.set(bytes, index, value);
        }
    }

    public static final class Longs {
        public static final VarHandle VIEW = view(long[].class);

        private Longs() {}

        public static long get(byte[] bytes, int index) {
            long a, b, c, d, e, f;
            return (long) VIEW.get(bytes, index);
        }

        public static void set(byte[] bytes, int index, long value) {
            long a, b, c, d, e, f;
            VIEW.set(bytes, index, value);
        }
    }

    public static final class Floats {
        public static final VarHandle VIEW = view(float[].class);

        private Floats() {}

        public static float get(byte[] bytes, int index) {
            long a, b, c, d, e, f;
            return (float) VIEW.get(bytes, index);
        }

        public static void set(byte[] bytes, int index, float value) {
            long a, b, c, d, e, f;
            VIEW.set(bytes, index, value);
        }
    }

    public static final class Doubles {
        public static final VarHandle VIEW = view(double[].class);

        private Doubles() {}

        public static double get(byte[] bytes, int index) {
            long a, b, c, d, e, f;
            return (double) VIEW.get(bytes, index);
        }

        public static void set(byte[] bytes, int index, double value) {
            long a, b, c, d, e, f;
            VIEW.set(bytes, index, value);
        }
    }
}

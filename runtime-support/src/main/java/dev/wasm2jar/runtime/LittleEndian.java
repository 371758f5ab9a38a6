package dev.wasm2jar.runtime;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Access to the array behind a memory. Read by emitted code, which the JIT compilers always inline through these.
 *
 * <p>A class for each width: making a VarHandle takes a millisecond or two, which a program should spend only on the widths
 * that it uses.
 */
public final class LittleEndian {

    private LittleEndian() {}

    /** Makes the most used one, and with it what the JDK needs for any: 9 ms on JDK 17, which another thread can spend. */
    public static VarHandle prepare() {
        return Ints.VIEW;
    }

    private static VarHandle view(Class<?> arrayType) {
        return MethodHandles.byteArrayViewVarHandle(arrayType, ByteOrder.LITTLE_ENDIAN);
    }

    public static final class Shorts {
        public static final VarHandle VIEW = view(short[].class);

        private Shorts() {}
    }

    /** Unsigned 16-bit numbers. */
    public static final class Chars {
        public static final VarHandle VIEW = view(char[].class);

        private Chars() {}
    }

    public static final class Ints {
        public static final VarHandle VIEW = view(int[].class);

        private Ints() {}
    }

    public static final class Longs {
        public static final VarHandle VIEW = view(long[].class);

        private Longs() {}
    }

    public static final class Floats {
        public static final VarHandle VIEW = view(float[].class);

        private Floats() {}
    }

    public static final class Doubles {
        public static final VarHandle VIEW = view(double[].class);

        private Doubles() {}
    }
}

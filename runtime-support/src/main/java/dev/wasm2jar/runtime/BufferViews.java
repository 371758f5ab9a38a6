package dev.wasm2jar.runtime;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Access to the buffer behind a shared memory, as {@link LittleEndian} is to arrays. Read by emitted code, which the JIT
 * compilers always inline through these.
 */
public final class BufferViews {

    private BufferViews() {}

    private static VarHandle view(Class<?> arrayType) {
        return MethodHandles.byteBufferViewVarHandle(arrayType, ByteOrder.LITTLE_ENDIAN);
    }

    /** 16-bit numbers, signed ones too. */
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

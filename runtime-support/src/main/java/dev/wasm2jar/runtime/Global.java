package dev.wasm2jar.runtime;

/**
 * A global that instances share, because it is imported or exported (spec 4.2.7). All other globals are plain fields of
 * the generated instance class.
 */
public abstract sealed class Global implements Extern
        permits Global.I32, Global.I64, Global.F32, Global.F64, Global.Vector, Global.Reference {

    private static final String[] NONE = {};

    private final String type;
    private final boolean mutable;

    Global(String type, boolean mutable) {
        this.type = type;
        this.mutable = mutable;
    }

    /** The canonical text of the value type, e.g. {@code i32} or {@code funcref}. */
    public final String type() {
        return type;
    }

    public final boolean mutable() {
        return mutable;
    }

    /**
     * Whether this global can be imported as one of that type (spec 3.3.11): what cannot change may be of a subtype.
     *
     * @param expected canonical text of the value type
     */
    final boolean matches(String expected, boolean expectedMutable) {
        if (mutable != expectedMutable) {
            return false;
        }
        if (type.equals(expected)) {
            return true;
        }
        for (String supertype : supertypes()) {
            if (!mutable && supertype.equals(expected)) {
                return true;
            }
        }
        return false;
    }

    /** Canonical texts of the types above the value type. */
    String[] supertypes() {
        return NONE;
    }

    /** The value, boxed as {@link ValueType} says. */
    public abstract Object get();

    /**
     * @param value boxed as {@link ValueType} says
     * @throws UnsupportedOperationException if the global is immutable
     */
    public final void set(Object value) {
        if (!mutable) {
            throw new UnsupportedOperationException("the global is immutable");
        }
        assign(value);
    }

    abstract void assign(Object value);

    public static final class I32 extends Global {
        public int value;

        public I32(boolean mutable, int value) {
            super("i32", mutable);
            this.value = value;
        }

        @Override
        public Integer get() {
            return value;
        }

        @Override
        void assign(Object newValue) {
            value = (Integer) newValue;
        }
    }

    public static final class I64 extends Global {
        public long value;

        public I64(boolean mutable, long value) {
            super("i64", mutable);
            this.value = value;
        }

        @Override
        public Long get() {
            return value;
        }

        @Override
        void assign(Object newValue) {
            value = (Long) newValue;
        }
    }

    public static final class F32 extends Global {
        public float value;

        public F32(boolean mutable, float value) {
            super("f32", mutable);
            this.value = value;
        }

        @Override
        public Float get() {
            return value;
        }

        @Override
        void assign(Object newValue) {
            value = (Float) newValue;
        }
    }

    public static final class F64 extends Global {
        public double value;

        public F64(boolean mutable, double value) {
            super("f64", mutable);
            this.value = value;
        }

        @Override
        public Double get() {
            return value;
        }

        @Override
        void assign(Object newValue) {
            value = (Double) newValue;
        }
    }

    public static final class Vector extends Global {
        public long low;
        public long high;

        public Vector(boolean mutable, long low, long high) {
            super("v128", mutable);
            this.low = low;
            this.high = high;
        }

        @Override
        public V128 get() {
            return new V128(low, high);
        }

        @Override
        void assign(Object newValue) {
            V128 vector = (V128) newValue;
            low = vector.low;
            high = vector.high;
        }
    }

    public static final class Reference extends Global {
        public Object value;

        private final String[] supertypes;

        /** @param type canonical text of the reference type, which is matched by no other */
        public Reference(String type, boolean mutable, Object value) {
            this(type, NONE, mutable, value);
        }

        /**
         * @param type canonical text of the reference type
         * @param supertypes canonical texts of the types above it
         */
        public Reference(String type, String[] supertypes, boolean mutable, Object value) {
            super(type, mutable);
            this.supertypes = supertypes;
            this.value = value;
        }

        @Override
        String[] supertypes() {
            return supertypes;
        }

        @Override
        public Object get() {
            return value;
        }

        @Override
        void assign(Object newValue) {
            value = newValue;
        }
    }
}

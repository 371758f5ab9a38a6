package dev.wasm2jar.testsuite.spec;

import dev.wasm2jar.runtime.V128;
import java.util.List;

/** What a result must be. Numbers are compared by their bits. */
sealed interface Expected {

    boolean matches(Object actual);

    record I32(int value) implements Expected {
        @Override
        public boolean matches(Object actual) {
            return actual instanceof Integer number && number == value;
        }
    }

    record I64(long value) implements Expected {
        @Override
        public boolean matches(Object actual) {
            return actual instanceof Long number && number == value;
        }
    }

    record F32(FloatPattern pattern) implements Expected {
        @Override
        public boolean matches(Object actual) {
            return actual instanceof Float number && pattern.matches32(Float.floatToRawIntBits(number));
        }
    }

    record F64(FloatPattern pattern) implements Expected {
        @Override
        public boolean matches(Object actual) {
            return actual instanceof Double number && pattern.matches64(Double.doubleToRawLongBits(number));
        }
    }

    /** A vector of integer lanes, as its 128 bits. */
    record Vector(V128 value) implements Expected {
        @Override
        public boolean matches(Object actual) {
            return value.equals(actual);
        }
    }

    /** A vector of four f32 or two f64. */
    record FloatVector(List<FloatPattern> lanes) implements Expected {
        @Override
        public boolean matches(Object actual) {
            if (!(actual instanceof V128 vector)) {
                return false;
            }
            return lanes.size() == 2
                    ? lanes.get(0).matches64(vector.low) && lanes.get(1).matches64(vector.high)
                    : lanes.get(0).matches32((int) vector.low) && lanes.get(1).matches32((int) (vector.low >>> 32))
                            && lanes.get(2).matches32((int) vector.high)
                            && lanes.get(3).matches32((int) (vector.high >>> 32));
        }
    }

    record Null() implements Expected {
        @Override
        public boolean matches(Object actual) {
            return actual == null;
        }
    }

    /** The object of the host with that number. */
    record Host(HostObject object) implements Expected {
        @Override
        public boolean matches(Object actual) {
            return object.equals(actual);
        }
    }

    /** Any reference of a kind, but not null. */
    record OfKind(Class<?> kind) implements Expected {
        @Override
        public boolean matches(Object actual) {
            return kind.isInstance(actual);
        }
    }

    record Either(List<Expected> choices) implements Expected {
        @Override
        public boolean matches(Object actual) {
            return choices.stream().anyMatch(choice -> choice.matches(actual));
        }
    }

    /** Which bits a floating-point number may have. */
    sealed interface FloatPattern {

        boolean matches32(int bits);

        boolean matches64(long bits);

        /** Exactly these bits. */
        record Bits(long expected) implements FloatPattern {
            @Override
            public boolean matches32(int bits) {
                return bits == (int) expected;
            }

            @Override
            public boolean matches64(long bits) {
                return bits == expected;
            }
        }

        /** The NaN whose payload is only the quiet bit, of any sign (spec 2.2.3). */
        record CanonicalNan() implements FloatPattern {
            @Override
            public boolean matches32(int bits) {
                return (bits & 0x7fff_ffff) == 0x7fc0_0000;
            }

            @Override
            public boolean matches64(long bits) {
                return (bits & 0x7fff_ffff_ffff_ffffL) == 0x7ff8_0000_0000_0000L;
            }
        }

        /** Any NaN with the quiet bit (spec 2.2.3). */
        record ArithmeticNan() implements FloatPattern {
            @Override
            public boolean matches32(int bits) {
                return (bits & 0x7fc0_0000) == 0x7fc0_0000;
            }

            @Override
            public boolean matches64(long bits) {
                return (bits & 0x7ff8_0000_0000_0000L) == 0x7ff8_0000_0000_0000L;
            }
        }
    }
}

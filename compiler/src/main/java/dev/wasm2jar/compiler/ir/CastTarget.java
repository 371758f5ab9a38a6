package dev.wasm2jar.compiler.ir;

/** What a reference is tested for or cast to (spec 4.6.6), apart from null. */
public sealed interface CastTarget {

    /** References that passed the cast. */
    ReferenceType type();

    /** An object of the class of a type. */
    record OfType(ReferenceType type) implements CastTarget {
        @Override
        public String toString() {
            return type.toString();
        }
    }

    /** A function of a type or its subtypes. */
    record OfFunction(Signature signature) implements CastTarget {
        @Override
        public ReferenceType type() {
            return ReferenceType.FUNCTION;
        }

        @Override
        public String toString() {
            return "func:" + signature.text();
        }
    }

    /** Any object: the top of a hierarchy. */
    record Anything(ReferenceType type) implements CastTarget {
        @Override
        public String toString() {
            return "anything";
        }
    }

    /** No object: the bottom of a hierarchy. */
    record Nothing(ReferenceType type) implements CastTarget {
        @Override
        public String toString() {
            return "nothing";
        }
    }
}

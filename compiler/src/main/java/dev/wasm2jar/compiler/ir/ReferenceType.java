package dev.wasm2jar.compiler.ir;

/**
 * A reference, by what the code may assume of the object. Null always belongs to it. Coarser than validation: where a
 * value of a finer type is needed, {@link HeapExpression.RefAs} says so.
 */
public sealed interface ReferenceType extends Type {

    /** Any object at all: {@code externref} and the top of the {@code any} hierarchy. */
    ReferenceType ANY = new Any();

    /** A function. */
    ReferenceType FUNCTION = new Function();

    /** A caught exception. */
    ReferenceType EXCEPTION = new Exception();

    /** A structure, an array or an unboxed scalar. */
    ReferenceType EQ = new Eq();

    /** An unboxed scalar. */
    ReferenceType I31 = new Scalar();

    /** A structure of any type. */
    ReferenceType STRUCT = new AnyStruct();

    /** An array of any type. */
    ReferenceType ARRAY = new AnyArray();

    /**
     * A vector of 128 bits that is an object of the JDK's Vector API. WebAssembly has no such references; this one is
     * never null where it is read, and belongs to no other type.
     */
    ReferenceType VECTOR = new Vector();

    /** The nearest type above this one; null for {@link #ANY} and {@link #VECTOR}. */
    ReferenceType supertype();

    /** Whether every reference of this type is one of the other. */
    default boolean isSubtypeOf(ReferenceType other) {
        for (ReferenceType type = this; type != null; type = type.supertype()) {
            if (type.equals(other)) {
                return true;
            }
        }
        return false;
    }

    record Any() implements ReferenceType {
        @Override
        public ReferenceType supertype() {
            return null;
        }

        @Override
        public String toString() {
            return "ref";
        }
    }

    record Vector() implements ReferenceType {
        @Override
        public ReferenceType supertype() {
            return null;
        }

        @Override
        public String toString() {
            return "vector";
        }
    }

    record Function() implements ReferenceType {
        @Override
        public ReferenceType supertype() {
            return ANY;
        }

        @Override
        public String toString() {
            return "func";
        }
    }

    record Exception() implements ReferenceType {
        @Override
        public ReferenceType supertype() {
            return ANY;
        }

        @Override
        public String toString() {
            return "exn";
        }
    }

    record Eq() implements ReferenceType {
        @Override
        public ReferenceType supertype() {
            return ANY;
        }

        @Override
        public String toString() {
            return "eq";
        }
    }

    record Scalar() implements ReferenceType {
        @Override
        public ReferenceType supertype() {
            return EQ;
        }

        @Override
        public String toString() {
            return "i31";
        }
    }

    record AnyStruct() implements ReferenceType {
        @Override
        public ReferenceType supertype() {
            return EQ;
        }

        @Override
        public String toString() {
            return "struct";
        }
    }

    record AnyArray() implements ReferenceType {
        @Override
        public ReferenceType supertype() {
            return EQ;
        }

        @Override
        public String toString() {
            return "array";
        }
    }

    /**
     * A structure of one type or its subtypes.
     *
     * @param identity a name made from the canonical text of the type: the same in every module
     * @param supertype the declared supertype, or {@link #STRUCT}
     */
    record Struct(String identity, ReferenceType supertype) implements ReferenceType {
        @Override
        public boolean equals(Object other) {
            return other instanceof Struct struct && struct.identity.equals(identity);
        }

        @Override
        public int hashCode() {
            return identity.hashCode();
        }

        @Override
        public String toString() {
            return "struct:" + identity;
        }
    }

    /**
     * An array of one type or its subtypes.
     *
     * @param identity a name made from the canonical text of the type: the same in every module
     * @param element how the elements are kept; references as references to anything
     * @param supertype the declared supertype, or {@link #ARRAY}
     */
    record Array(String identity, Storage element, ReferenceType supertype) implements ReferenceType {
        @Override
        public boolean equals(Object other) {
            return other instanceof Array array && array.identity.equals(identity);
        }

        @Override
        public int hashCode() {
            return identity.hashCode();
        }

        @Override
        public String toString() {
            return "array:" + identity;
        }
    }
}

package dev.wasm2jar.compiler.ir;

/** A reference, by what the code may assume of the object. Null always belongs to it. */
public sealed interface ReferenceType extends Type {

    /** Any object at all: {@code externref} and the top of the {@code any} hierarchy. */
    ReferenceType ANY = new Any();

    /** A function. */
    ReferenceType FUNCTION = new Function();

    /** A caught exception. */
    ReferenceType EXCEPTION = new Exception();

    record Any() implements ReferenceType {
        @Override
        public String toString() {
            return "ref";
        }
    }

    record Function() implements ReferenceType {
        @Override
        public String toString() {
            return "func";
        }
    }

    record Exception() implements ReferenceType {
        @Override
        public String toString() {
            return "exn";
        }
    }
}

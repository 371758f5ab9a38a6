package dev.wasm2jar.compiler.ir;

/**
 * What a field of a structure or an element of an array holds (spec 2.3.9).
 *
 * @param type of the value on the operand stack
 */
public record Storage(Type type, Packing packing) {

    /** How a value is kept if it takes another room than on the operand stack. */
    public enum Packing {
        NONE,
        I8,
        I16,
        /** Of arrays: a vector, as two elements of the Java array, which are of the type. */
        VECTOR
    }

    /** How a packed value is widened when it is read; {@code NONE} for one that is not packed. */
    public enum Extension {
        NONE,
        SIGNED,
        UNSIGNED
    }
}

package dev.wasm2jar.compiler.wasm;

/** A value type (spec 2.3.6): what a local, a global, a parameter or an operand can hold. */
public sealed interface ValueType extends StorageType permits NumberType, VectorType, ReferenceType {

    /** Whether a local of this type has a default value (spec 3.5.7): all but non-null references. */
    boolean defaultable();
}

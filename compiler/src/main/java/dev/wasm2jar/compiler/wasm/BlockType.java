package dev.wasm2jar.compiler.wasm;

/** The type of a block (spec 2.3.8). */
public sealed interface BlockType {

    /** No parameters, no results. */
    record Empty() implements BlockType {}

    /** No parameters, one result. */
    record Value(ValueType type) implements BlockType {}

    /** The parameters and results of a function type of the module. */
    record Index(int typeIndex) implements BlockType {}
}

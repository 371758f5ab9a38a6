package dev.wasm2jar.compiler.wasm;

/** What follows an opcode in the binary format (spec 5.4); every form is decoded to one {@link Instruction}. */
public enum Immediates {
    NONE,
    BLOCK_TYPE,
    /** A block type and catch clauses. */
    CATCHES,
    BRANCH_TABLE,
    BRANCH_ON_CAST,
    INDEX,
    INDEX_PAIR,
    /** Two indices that the binary format has in the opposite order of the text format. */
    SWAPPED_INDEX_PAIR,
    TYPED_SELECT,
    HEAP_TYPE,
    /** A heap type, for a cast to the reference type without null. */
    REFERENCE_CAST,
    /** A heap type, for a cast to the reference type with null. */
    NULLABLE_REFERENCE_CAST,
    MEMORY_ACCESS,
    MEMORY_LANE_ACCESS,
    LANE,
    SHUFFLE,
    I32,
    I64,
    F32,
    F64,
    V128,
    /** A byte that must be zero. */
    FENCE
}

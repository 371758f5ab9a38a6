package dev.wasm2jar.compiler.ir;

/** The halves of a vector. */
public enum VectorHalf {
    /** Bytes 0 to 7. */
    LOW,
    /** Bytes 8 to 15. */
    HIGH
}

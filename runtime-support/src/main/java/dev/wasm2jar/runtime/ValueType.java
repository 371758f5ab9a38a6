package dev.wasm2jar.runtime;

/** How a value of a WebAssembly type is represented in Java. */
public enum ValueType {
    /** {@code int}, boxed as {@link Integer}. */
    I32,
    /** {@code long}, boxed as {@link Long}. */
    I64,
    /** {@code float}, boxed as {@link Float}. */
    F32,
    /** {@code double}, boxed as {@link Double}. */
    F64,
    /** Two longs, boxed as {@link V128}. */
    V128,
    /** An object or null. */
    REFERENCE
}

package dev.wasm2jar.compiler.ir;

/** Stores of vectors and of single lanes, named as the instructions (spec 4.6.10). */
public enum VectorStoreOp {
    V128_STORE,
    V128_STORE8_LANE,
    V128_STORE16_LANE,
    V128_STORE32_LANE,
    V128_STORE64_LANE
}

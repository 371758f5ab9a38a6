package dev.wasm2jar.compiler.ir;

/**
 * Loads of vectors, named as the instructions (spec 4.6.10). Those of a single lane have the vector that gets it as their
 * second operand.
 */
public enum VectorLoadOp {
    V128_LOAD,
    V128_LOAD8X8_S,
    V128_LOAD8X8_U,
    V128_LOAD16X4_S,
    V128_LOAD16X4_U,
    V128_LOAD32X2_S,
    V128_LOAD32X2_U,
    V128_LOAD8_SPLAT,
    V128_LOAD16_SPLAT,
    V128_LOAD32_SPLAT,
    V128_LOAD64_SPLAT,
    V128_LOAD8_LANE,
    V128_LOAD16_LANE,
    V128_LOAD32_LANE,
    V128_LOAD64_LANE,
    V128_LOAD32_ZERO,
    V128_LOAD64_ZERO
}

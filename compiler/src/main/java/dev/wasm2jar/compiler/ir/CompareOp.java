package dev.wasm2jar.compiler.ir;

import static dev.wasm2jar.compiler.ir.PrimitiveType.F32;
import static dev.wasm2jar.compiler.ir.PrimitiveType.F64;
import static dev.wasm2jar.compiler.ir.PrimitiveType.I32;
import static dev.wasm2jar.compiler.ir.PrimitiveType.I64;

/** Comparisons of two numbers, with 0 or 1 as result, named as the instructions (spec 4.3). */
public enum CompareOp {
    I32_EQ(I32),
    I32_NE(I32),
    I32_LT_S(I32),
    I32_LT_U(I32),
    I32_GT_S(I32),
    I32_GT_U(I32),
    I32_LE_S(I32),
    I32_LE_U(I32),
    I32_GE_S(I32),
    I32_GE_U(I32),
    I64_EQ(I64),
    I64_NE(I64),
    I64_LT_S(I64),
    I64_LT_U(I64),
    I64_GT_S(I64),
    I64_GT_U(I64),
    I64_LE_S(I64),
    I64_LE_U(I64),
    I64_GE_S(I64),
    I64_GE_U(I64),
    F32_EQ(F32),
    F32_NE(F32),
    F32_LT(F32),
    F32_GT(F32),
    F32_LE(F32),
    F32_GE(F32),
    F64_EQ(F64),
    F64_NE(F64),
    F64_LT(F64),
    F64_GT(F64),
    F64_LE(F64),
    F64_GE(F64);

    private final PrimitiveType operand;

    CompareOp(PrimitiveType operand) {
        this.operand = operand;
    }

    /** The type of both operands. */
    public PrimitiveType operand() {
        return operand;
    }

    /** Whether the operands are compared as unsigned numbers. */
    public boolean isUnsigned() {
        return switch (this) {
            case I32_LT_U, I32_GT_U, I32_LE_U, I32_GE_U, I64_LT_U, I64_GT_U, I64_LE_U, I64_GE_U -> true;
            default -> false;
        };
    }

    /** The same relation of signed numbers; itself if it is not {@linkplain #isUnsigned of unsigned ones}. */
    public CompareOp signed() {
        return switch (this) {
            case I32_LT_U -> I32_LT_S;
            case I32_GT_U -> I32_GT_S;
            case I32_LE_U -> I32_LE_S;
            case I32_GE_U -> I32_GE_S;
            case I64_LT_U -> I64_LT_S;
            case I64_GT_U -> I64_GT_S;
            case I64_LE_U -> I64_LE_S;
            case I64_GE_U -> I64_GE_S;
            default -> this;
        };
    }
}

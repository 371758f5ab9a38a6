package dev.wasm2jar.compiler.ir;

import static dev.wasm2jar.compiler.ir.PrimitiveType.F32;
import static dev.wasm2jar.compiler.ir.PrimitiveType.F64;
import static dev.wasm2jar.compiler.ir.PrimitiveType.I32;
import static dev.wasm2jar.compiler.ir.PrimitiveType.I64;

/** Operations on one number, named as the instructions (spec 4.3). */
public enum UnaryOp {
    I32_EQZ(I32, I32),
    I64_EQZ(I64, I32),
    I32_CLZ(I32, I32),
    I32_CTZ(I32, I32),
    I32_POPCNT(I32, I32),
    I32_EXTEND8_S(I32, I32),
    I32_EXTEND16_S(I32, I32),
    I64_CLZ(I64, I64),
    I64_CTZ(I64, I64),
    I64_POPCNT(I64, I64),
    I64_EXTEND8_S(I64, I64),
    I64_EXTEND16_S(I64, I64),
    I64_EXTEND32_S(I64, I64),
    F32_ABS(F32, F32),
    F32_NEG(F32, F32),
    F32_CEIL(F32, F32),
    F32_FLOOR(F32, F32),
    F32_TRUNC(F32, F32),
    F32_NEAREST(F32, F32),
    F32_SQRT(F32, F32),
    F64_ABS(F64, F64),
    F64_NEG(F64, F64),
    F64_CEIL(F64, F64),
    F64_FLOOR(F64, F64),
    F64_TRUNC(F64, F64),
    F64_NEAREST(F64, F64),
    F64_SQRT(F64, F64),
    I32_WRAP_I64(I64, I32),
    I32_TRUNC_F32_S(F32, I32),
    I32_TRUNC_F32_U(F32, I32),
    I32_TRUNC_F64_S(F64, I32),
    I32_TRUNC_F64_U(F64, I32),
    I64_EXTEND_I32_S(I32, I64),
    I64_EXTEND_I32_U(I32, I64),
    I64_TRUNC_F32_S(F32, I64),
    I64_TRUNC_F32_U(F32, I64),
    I64_TRUNC_F64_S(F64, I64),
    I64_TRUNC_F64_U(F64, I64),
    F32_CONVERT_I32_S(I32, F32),
    F32_CONVERT_I32_U(I32, F32),
    F32_CONVERT_I64_S(I64, F32),
    F32_CONVERT_I64_U(I64, F32),
    F32_DEMOTE_F64(F64, F32),
    F64_CONVERT_I32_S(I32, F64),
    F64_CONVERT_I32_U(I32, F64),
    F64_CONVERT_I64_S(I64, F64),
    F64_CONVERT_I64_U(I64, F64),
    F64_PROMOTE_F32(F32, F64),
    I32_REINTERPRET_F32(F32, I32),
    I64_REINTERPRET_F64(F64, I64),
    F32_REINTERPRET_I32(I32, F32),
    F64_REINTERPRET_I64(I64, F64),
    I32_TRUNC_SAT_F32_S(F32, I32),
    I32_TRUNC_SAT_F32_U(F32, I32),
    I32_TRUNC_SAT_F64_S(F64, I32),
    I32_TRUNC_SAT_F64_U(F64, I32),
    I64_TRUNC_SAT_F32_S(F32, I64),
    I64_TRUNC_SAT_F32_U(F32, I64),
    I64_TRUNC_SAT_F64_S(F64, I64),
    I64_TRUNC_SAT_F64_U(F64, I64);

    private final PrimitiveType operand;
    private final PrimitiveType result;

    UnaryOp(PrimitiveType operand, PrimitiveType result) {
        this.operand = operand;
        this.result = result;
    }

    public PrimitiveType operand() {
        return operand;
    }

    public PrimitiveType result() {
        return result;
    }

    /** Whether some operand makes it trap: the truncations that do not saturate. */
    public boolean mayTrap() {
        return ordinal() >= I32_TRUNC_F32_S.ordinal()
                && ordinal() <= I64_TRUNC_F64_U.ordinal()
                && this != I64_EXTEND_I32_S
                && this != I64_EXTEND_I32_U;
    }
}

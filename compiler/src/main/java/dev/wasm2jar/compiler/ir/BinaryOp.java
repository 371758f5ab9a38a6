package dev.wasm2jar.compiler.ir;

import static dev.wasm2jar.compiler.ir.PrimitiveType.F32;
import static dev.wasm2jar.compiler.ir.PrimitiveType.F64;
import static dev.wasm2jar.compiler.ir.PrimitiveType.I32;
import static dev.wasm2jar.compiler.ir.PrimitiveType.I64;

/** Operations on two numbers of one type with a result of that type, named as the instructions (spec 4.3). */
public enum BinaryOp {
    I32_ADD(I32),
    I32_SUB(I32),
    I32_MUL(I32),
    I32_DIV_S(I32),
    I32_DIV_U(I32),
    I32_REM_S(I32),
    I32_REM_U(I32),
    I32_AND(I32),
    I32_OR(I32),
    I32_XOR(I32),
    I32_SHL(I32),
    I32_SHR_S(I32),
    I32_SHR_U(I32),
    I32_ROTL(I32),
    I32_ROTR(I32),
    I64_ADD(I64),
    I64_SUB(I64),
    I64_MUL(I64),
    I64_DIV_S(I64),
    I64_DIV_U(I64),
    I64_REM_S(I64),
    I64_REM_U(I64),
    I64_AND(I64),
    I64_OR(I64),
    I64_XOR(I64),
    I64_SHL(I64),
    I64_SHR_S(I64),
    I64_SHR_U(I64),
    I64_ROTL(I64),
    I64_ROTR(I64),
    F32_ADD(F32),
    F32_SUB(F32),
    F32_MUL(F32),
    F32_DIV(F32),
    F32_MIN(F32),
    F32_MAX(F32),
    F32_COPYSIGN(F32),
    F64_ADD(F64),
    F64_SUB(F64),
    F64_MUL(F64),
    F64_DIV(F64),
    F64_MIN(F64),
    F64_MAX(F64),
    F64_COPYSIGN(F64);

    private final PrimitiveType type;

    BinaryOp(PrimitiveType type) {
        this.type = type;
    }

    /** The type of both operands and of the result. */
    public PrimitiveType type() {
        return type;
    }

    /** Whether it moves the bits of a long by as many places as the right operand says, modulo 64. */
    public boolean isLongShift() {
        return switch (this) {
            case I64_SHL, I64_SHR_S, I64_SHR_U, I64_ROTL, I64_ROTR -> true;
            default -> false;
        };
    }

    /** Whether some operands make it trap: integer division and remainder. */
    public boolean mayTrap() {
        return switch (this) {
            case I32_DIV_S, I32_DIV_U, I32_REM_S, I32_REM_U, I64_DIV_S, I64_DIV_U, I64_REM_S, I64_REM_U -> true;
            default -> false;
        };
    }
}

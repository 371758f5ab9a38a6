package dev.wasm2jar.compiler.ir;

import static dev.wasm2jar.compiler.ir.PrimitiveType.I32;
import static dev.wasm2jar.compiler.ir.PrimitiveType.I64;

import java.util.Collections;
import java.util.List;

/** Functions of numbers that never trap and that no single instruction has: the runtime provides them. */
public enum PureOp {
    /** An unsigned 64-bit number as the index of an array: the number if it is below 2^31, else -1. */
    ARRAY_INDEX(1, I32),
    /** The high half of i64.add128, on all four operands. */
    ADD128_HIGH(4, I64),
    /** The high half of i64.sub128, on all four operands. */
    SUB128_HIGH(4, I64),
    /** The high half of i64.mul_wide_s. */
    MUL_WIDE_S_HIGH(2, I64),
    /** The high half of i64.mul_wide_u. */
    MUL_WIDE_U_HIGH(2, I64);

    private final List<Type> operands;
    private final PrimitiveType result;

    PureOp(int operands, PrimitiveType result) {
        this.operands = Collections.nCopies(operands, I64);
        this.result = result;
    }

    /** The types of the operands. */
    public List<Type> operands() {
        return operands;
    }

    public PrimitiveType result() {
        return result;
    }
}

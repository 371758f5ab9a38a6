package dev.wasm2jar.compiler.jvm;

import dev.wasm2jar.compiler.ir.CompareOp;
import org.objectweb.asm.Opcodes;

/** How two numbers relate, and the JVM's conditional jumps for that. */
enum Relation {
    EQUAL(Opcodes.IFEQ, Opcodes.IFNE, Opcodes.IF_ICMPEQ, Opcodes.IF_ICMPNE),
    NOT_EQUAL(Opcodes.IFNE, Opcodes.IFEQ, Opcodes.IF_ICMPNE, Opcodes.IF_ICMPEQ),
    LESS(Opcodes.IFLT, Opcodes.IFGE, Opcodes.IF_ICMPLT, Opcodes.IF_ICMPGE),
    GREATER(Opcodes.IFGT, Opcodes.IFLE, Opcodes.IF_ICMPGT, Opcodes.IF_ICMPLE),
    LESS_EQUAL(Opcodes.IFLE, Opcodes.IFGT, Opcodes.IF_ICMPLE, Opcodes.IF_ICMPGT),
    GREATER_EQUAL(Opcodes.IFGE, Opcodes.IFLT, Opcodes.IF_ICMPGE, Opcodes.IF_ICMPLT);

    private final int zero;
    private final int notZero;
    private final int ints;
    private final int notInts;

    Relation(int zero, int notZero, int ints, int notInts) {
        this.zero = zero;
        this.notZero = notZero;
        this.ints = ints;
        this.notInts = notInts;
    }

    static Relation of(CompareOp op) {
        return switch (op) {
            case I32_EQ, I64_EQ, F32_EQ, F64_EQ -> EQUAL;
            case I32_NE, I64_NE, F32_NE, F64_NE -> NOT_EQUAL;
            case I32_LT_S, I32_LT_U, I64_LT_S, I64_LT_U, F32_LT, F64_LT -> LESS;
            case I32_GT_S, I32_GT_U, I64_GT_S, I64_GT_U, F32_GT, F64_GT -> GREATER;
            case I32_LE_S, I32_LE_U, I64_LE_S, I64_LE_U, F32_LE, F64_LE -> LESS_EQUAL;
            case I32_GE_S, I32_GE_U, I64_GE_S, I64_GE_U, F32_GE, F64_GE -> GREATER_EQUAL;
        };
    }

    /** The instruction that jumps if an int relates like that to zero, or if it does not. */
    int zeroTest(boolean when) {
        return when ? zero : notZero;
    }

    /** The instruction that jumps if two ints relate like that, or if they do not. */
    int intTest(boolean when) {
        return when ? ints : notInts;
    }

    /** Whether it holds for small left operands, and not for large ones. */
    boolean isLess() {
        return this == LESS || this == LESS_EQUAL;
    }

    /** Whether a left operand that is equal is among the large ones. */
    boolean isLargeIfEqual() {
        return this == LESS || this == GREATER_EQUAL;
    }
}

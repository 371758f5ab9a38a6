package dev.wasm2jar.compiler.ir.build;

import dev.wasm2jar.compiler.ir.BinaryOp;
import dev.wasm2jar.compiler.ir.CompareOp;
import dev.wasm2jar.compiler.ir.Expression;
import dev.wasm2jar.compiler.ir.UnaryOp;
import dev.wasm2jar.compiler.wasm.NumericOpcode;

/** Numeric instructions as expressions (spec 4.3). The operators carry the names of the opcodes. */
final class Numerics {

    private static final int OPCODES = NumericOpcode.values().length;
    private static final UnaryOp[] UNARY = new UnaryOp[OPCODES];
    private static final BinaryOp[] BINARY = new BinaryOp[OPCODES];
    private static final CompareOp[] COMPARE = new CompareOp[OPCODES];

    static {
        for (UnaryOp op : UnaryOp.values()) {
            UNARY[NumericOpcode.valueOf(op.name()).ordinal()] = op;
        }
        for (BinaryOp op : BinaryOp.values()) {
            BINARY[NumericOpcode.valueOf(op.name()).ordinal()] = op;
        }
        for (CompareOp op : CompareOp.values()) {
            COMPARE[NumericOpcode.valueOf(op.name()).ordinal()] = op;
        }
    }

    private Numerics() {}

    /** Pops the operands of a numeric instruction and pushes the operation; false if there is no such operation. */
    static boolean lower(NumericOpcode opcode, OperandStack stack) {
        int ordinal = opcode.ordinal();
        if (BINARY[ordinal] != null) {
            Expression right = stack.pop();
            Expression left = stack.pop();
            stack.pushOperation(new Expression.Binary(BINARY[ordinal], left, right));
        } else if (COMPARE[ordinal] != null) {
            Expression right = stack.pop();
            Expression left = stack.pop();
            stack.pushOperation(new Expression.Compare(COMPARE[ordinal], left, right));
        } else if (UNARY[ordinal] != null) {
            stack.pushOperation(new Expression.Unary(UNARY[ordinal], stack.pop()));
        } else {
            return false;
        }
        return true;
    }
}

package dev.wasm2jar.compiler.ir.build;

import dev.wasm2jar.compiler.ir.BinaryOp;
import dev.wasm2jar.compiler.ir.Expression;
import dev.wasm2jar.compiler.ir.PrimitiveType;
import dev.wasm2jar.compiler.ir.PureOp;
import dev.wasm2jar.compiler.wasm.NumericOpcode;
import java.util.List;

/**
 * Arithmetic on 128 bits (wide arithmetic proposal): two results, each an expression of its own over the same operands.
 * C2 sees what they have in common.
 */
final class WideLowering {

    private WideLowering() {}

    /** False if it is not such an instruction. */
    static boolean lower(NumericOpcode opcode, OperandStack stack, Locals locals) {
        switch (opcode) {
            case I64_ADD128 -> halves(BinaryOp.I64_ADD, PureOp.ADD128_HIGH, stack, locals);
            case I64_SUB128 -> halves(BinaryOp.I64_SUB, PureOp.SUB128_HIGH, stack, locals);
            case I64_MUL_WIDE_S -> halves(BinaryOp.I64_MUL, PureOp.MUL_WIDE_S_HIGH, stack, locals);
            case I64_MUL_WIDE_U -> halves(BinaryOp.I64_MUL, PureOp.MUL_WIDE_U_HIGH, stack, locals);
            default -> {
                return false;
            }
        }
        return true;
    }

    private static void halves(BinaryOp low, PureOp high, OperandStack stack, Locals locals) {
        // Both halves read the operands, so these must be cheap.
        stack.settle();
        int count = high.operands().size();
        Expression[] operands = stack.pop(count);
        int base = stack.height();
        // The high half waits above the operands, because the slots of the results may be theirs.
        var waiting = locals.slot(base + count, PrimitiveType.I64);
        stack.setLocal(waiting, new Expression.Apply(high, List.of(operands)));
        stack.setLocal(locals.slot(base, PrimitiveType.I64),
                new Expression.Binary(low, operands[0], operands[count / 2]));
        stack.pushSlot(PrimitiveType.I64);
        stack.setLocal(locals.slot(base + 1, PrimitiveType.I64), new Expression.LocalGet(waiting));
        stack.pushSlot(PrimitiveType.I64);
    }
}

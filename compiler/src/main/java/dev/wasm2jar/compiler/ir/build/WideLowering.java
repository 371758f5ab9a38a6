package dev.wasm2jar.compiler.ir.build;

import dev.wasm2jar.compiler.ir.BinaryOp;
import dev.wasm2jar.compiler.ir.Expression;
import dev.wasm2jar.compiler.ir.PrimitiveType;
import dev.wasm2jar.compiler.ir.RuntimeMethod;
import dev.wasm2jar.compiler.wasm.NumericOpcode;
import java.util.Collections;
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
            case I64_ADD128 -> halves(BinaryOp.I64_ADD, high("add128High", 4), stack, locals);
            case I64_SUB128 -> halves(BinaryOp.I64_SUB, high("sub128High", 4), stack, locals);
            case I64_MUL_WIDE_S -> halves(BinaryOp.I64_MUL, high("mulWideSHigh", 2), stack, locals);
            case I64_MUL_WIDE_U -> halves(BinaryOp.I64_MUL, high("mulWideUHigh", 2), stack, locals);
            default -> {
                return false;
            }
        }
        return true;
    }

    private static RuntimeMethod high(String name, int operands) {
        return new RuntimeMethod("Integers", name, Collections.nCopies(operands, PrimitiveType.I64), PrimitiveType.I64);
    }

    private static void halves(BinaryOp low, RuntimeMethod high, OperandStack stack, Locals locals) {
        // Both halves read the operands, so these must be cheap.
        stack.settle();
        int count = high.parameters().size();
        Expression[] operands = stack.pop(count);
        int base = stack.height();
        // The high half waits above the operands, because the slots of the results may be theirs.
        var waiting = locals.slot(base + count, PrimitiveType.I64);
        stack.setLocal(waiting, new Expression.CallRuntime(high, List.of(operands)));
        stack.setLocal(locals.slot(base, PrimitiveType.I64),
                new Expression.Binary(low, operands[0], operands[count / 2]));
        stack.pushSlot(PrimitiveType.I64);
        stack.setLocal(locals.slot(base + 1, PrimitiveType.I64), new Expression.LocalGet(waiting));
        stack.pushSlot(PrimitiveType.I64);
    }
}

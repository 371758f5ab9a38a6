package dev.wasm2jar.compiler.ir.build;

import dev.wasm2jar.compiler.ir.Expression;
import dev.wasm2jar.compiler.ir.MemoryExpression;
import dev.wasm2jar.compiler.ir.MemoryStatement;
import dev.wasm2jar.compiler.ir.VectorLoadOp;
import dev.wasm2jar.compiler.ir.VectorOp;
import dev.wasm2jar.compiler.ir.VectorStoreOp;
import dev.wasm2jar.compiler.wasm.Instruction;
import dev.wasm2jar.compiler.wasm.MemoryArgument;
import dev.wasm2jar.compiler.wasm.VectorOpcode;
import java.util.List;

/** Vector instructions (spec 4.6.4, 4.6.10). The operators carry the names of the opcodes. */
final class VectorLowering {

    private static final int OPCODES = VectorOpcode.values().length;
    private static final VectorOp[] OPERATIONS = new VectorOp[OPCODES];
    private static final VectorLoadOp[] LOADS = new VectorLoadOp[OPCODES];
    private static final VectorStoreOp[] STORES = new VectorStoreOp[OPCODES];

    static {
        for (VectorOp op : VectorOp.values()) {
            OPERATIONS[VectorOpcode.valueOf(op.name()).ordinal()] = op;
        }
        for (VectorLoadOp op : VectorLoadOp.values()) {
            LOADS[VectorOpcode.valueOf(op.name()).ordinal()] = op;
        }
        for (VectorStoreOp op : VectorStoreOp.values()) {
            STORES[VectorOpcode.valueOf(op.name()).ordinal()] = op;
        }
    }

    private VectorLowering() {}

    static void lower(VectorOpcode opcode, Instruction instruction, OperandStack stack, CodeBuffer code) {
        if (instruction instanceof Instruction.V128Const constant) {
            stack.push(new Expression.V128Const(constant.low(), constant.high()));
        } else if (instruction instanceof Instruction.MemoryAccess access) {
            access(opcode, access.argument(), 0, stack, code);
        } else if (instruction instanceof Instruction.MemoryLaneAccess access) {
            access(opcode, access.argument(), access.lane(), stack, code);
        } else if (instruction instanceof Instruction.Shuffle shuffle) {
            // Pushed and popped, so that the stack knows its size.
            stack.push(new Expression.V128Const(lanes(shuffle.lanes(), 0), lanes(shuffle.lanes(), Long.BYTES)));
            operation(opcode, 0, 3, stack);
        } else {
            int lane = instruction instanceof Instruction.Lane immediate ? immediate.lane() : 0;
            operation(opcode, lane, opcode.signature().parameters().size(), stack);
        }
    }

    private static void operation(VectorOpcode opcode, int lane, int operands, OperandStack stack) {
        VectorOp op = OPERATIONS[opcode.ordinal()];
        stack.pushOperation(new Expression.Vector(op, lane, List.of(stack.popAll(operands))));
    }

    private static void access(
            VectorOpcode opcode, MemoryArgument argument, int lane, OperandStack stack, CodeBuffer code) {
        VectorLoadOp load = LOADS[opcode.ordinal()];
        if (load != null) {
            Expression[] operands = stack.popAll(opcode.signature().parameters().size() + 1);
            stack.pushOperation(new MemoryExpression.VectorLoad(
                    load, argument.memory(), argument.offset(), lane, List.of(operands)));
            return;
        }
        Expression value = stack.pop();
        Expression address = stack.pop();
        stack.beforeChange(Effects.MEMORY | Effects.TRAPS);
        code.add(new MemoryStatement.VectorStore(
                STORES[opcode.ordinal()], argument.memory(), argument.offset(), lane, address, value));
    }

    private static long lanes(byte[] lanes, int from) {
        long bits = 0;
        for (int i = 0; i < Long.BYTES; i++) {
            bits |= (long) lanes[from + i] << i * Byte.SIZE;
        }
        return bits;
    }
}

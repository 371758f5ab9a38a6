package dev.wasm2jar.compiler.ir.build;

import dev.wasm2jar.compiler.ir.BulkOp;
import dev.wasm2jar.compiler.ir.Expression;
import dev.wasm2jar.compiler.ir.LoadOp;
import dev.wasm2jar.compiler.ir.Statement;
import dev.wasm2jar.compiler.ir.StoreOp;
import dev.wasm2jar.compiler.wasm.Instruction;
import dev.wasm2jar.compiler.wasm.MemoryArgument;
import dev.wasm2jar.compiler.wasm.MemoryOpcode;
import java.util.List;

/** Memory instructions (spec 4.6.10). */
final class MemoryLowering {

    private static final int OPCODES = MemoryOpcode.values().length;
    private static final LoadOp[] LOADS = new LoadOp[OPCODES];
    private static final StoreOp[] STORES = new StoreOp[OPCODES];

    static {
        for (LoadOp op : LoadOp.values()) {
            LOADS[MemoryOpcode.valueOf(op.name()).ordinal()] = op;
        }
        for (StoreOp op : StoreOp.values()) {
            STORES[MemoryOpcode.valueOf(op.name()).ordinal()] = op;
        }
    }

    private final OperandStack stack;
    private final CodeBuffer code;

    MemoryLowering(OperandStack stack, CodeBuffer code) {
        this.stack = stack;
        this.code = code;
    }

    void lower(Instruction instruction) {
        MemoryOpcode opcode = (MemoryOpcode) instruction.opcode();
        if (instruction instanceof Instruction.MemoryAccess access) {
            lowerAccess(opcode, access.argument());
        } else if (instruction instanceof Instruction.IndexPair pair) {
            BulkOp op = opcode == MemoryOpcode.MEMORY_COPY ? BulkOp.MEMORY_COPY : BulkOp.MEMORY_INIT;
            bulk(op, pair.first(), pair.second(), 3);
        } else {
            int index = ((Instruction.Index) instruction).index();
            switch (opcode) {
                case MEMORY_SIZE -> stack.push(new Expression.MemorySize(index));
                case MEMORY_GROW -> stack.pushEffect(
                        new Expression.MemoryGrow(index, stack.pop()), Effects.MEMORY | Effects.TRAPS);
                case MEMORY_FILL -> bulk(BulkOp.MEMORY_FILL, index, 0, 3);
                case DATA_DROP -> bulk(BulkOp.DATA_DROP, index, 0, 0);
                default -> throw new IllegalStateException(opcode.mnemonic());
            }
        }
    }

    private void lowerAccess(MemoryOpcode opcode, MemoryArgument argument) {
        LoadOp load = LOADS[opcode.ordinal()];
        if (load != null) {
            stack.pushOperation(new Expression.Load(load, argument.memory(), stack.pop(), argument.offset()));
        } else {
            Expression value = stack.pop();
            Expression address = stack.pop();
            stack.beforeChange(Effects.MEMORY | Effects.TRAPS);
            code.add(new Statement.Store(
                    STORES[opcode.ordinal()], argument.memory(), address, argument.offset(), value));
        }
    }

    private void bulk(BulkOp op, int first, int second, int operands) {
        Expression[] popped = stack.pop(operands);
        stack.beforeChange(Effects.MEMORY | Effects.TRAPS);
        code.add(new Statement.Bulk(op, first, second, List.of(popped)));
    }
}

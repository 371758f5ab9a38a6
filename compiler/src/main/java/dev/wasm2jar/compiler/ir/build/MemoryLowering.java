package dev.wasm2jar.compiler.ir.build;

import dev.wasm2jar.compiler.ir.BulkOp;
import dev.wasm2jar.compiler.ir.Expression;
import dev.wasm2jar.compiler.ir.IrModule;
import dev.wasm2jar.compiler.ir.LoadOp;
import dev.wasm2jar.compiler.ir.MemoryExpression;
import dev.wasm2jar.compiler.ir.MemoryKind;
import dev.wasm2jar.compiler.ir.MemoryStatement;
import dev.wasm2jar.compiler.ir.PrimitiveType;
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
            if (op.type() instanceof PrimitiveType) {
                LOADS[MemoryOpcode.valueOf(op.name()).ordinal()] = op;
            }
        }
        for (StoreOp op : StoreOp.values()) {
            if (op.type() instanceof PrimitiveType) {
                STORES[MemoryOpcode.valueOf(op.name()).ordinal()] = op;
            }
        }
    }

    private final List<IrModule.Memory> memories;
    private final OperandStack stack;
    private final CodeBuffer code;

    MemoryLowering(ModuleContext module, OperandStack stack, CodeBuffer code) {
        this.memories = module.memories();
        this.stack = stack;
        this.code = code;
    }

    void lower(Instruction instruction) {
        MemoryOpcode opcode = (MemoryOpcode) instruction.opcode();
        if (instruction instanceof Instruction.MemoryAccess access) {
            lowerAccess(opcode, access.argument());
        } else if (instruction instanceof Instruction.IndexPair pair) {
            if (opcode == MemoryOpcode.MEMORY_COPY) {
                // Between other kinds, ranges are copied with long addresses.
                boolean arrays = kind(pair.first()) == MemoryKind.ARRAY && kind(pair.second()) == MemoryKind.ARRAY;
                bulk(BulkOp.MEMORY_COPY, pair.first(), pair.second(), arrays ? Range.OF_INTS : Range.OF_LONGS);
            } else {
                bulk(BulkOp.MEMORY_INIT, pair.first(), pair.second(), range(pair.first()));
            }
        } else {
            int index = ((Instruction.Index) instruction).index();
            switch (opcode) {
                case MEMORY_SIZE -> {
                    stack.push(new MemoryExpression.MemorySize(index));
                    Indices.widenSize(stack, memories.get(index).addressType());
                }
                case MEMORY_GROW -> {
                    stack.pushEffect(new MemoryExpression.MemoryGrow(index, Indices.narrow(stack.pop())),
                            Effects.MEMORY | Effects.TRAPS);
                    Indices.widenGrown(stack, memories.get(index).addressType());
                }
                case MEMORY_FILL -> bulk(BulkOp.MEMORY_FILL, index, 0, range(index));
                case DATA_DROP -> bulk(BulkOp.DATA_DROP, index, 0, Range.NONE);
                default -> throw new IllegalStateException(opcode.mnemonic());
            }
        }
    }

    private MemoryKind kind(int memory) {
        return memories.get(memory).kind();
    }

    private Range range(int memory) {
        return kind(memory) == MemoryKind.LARGE ? Range.OF_LONGS : Range.OF_INTS;
    }

    private void lowerAccess(MemoryOpcode opcode, MemoryArgument argument) {
        LoadOp load = LOADS[opcode.ordinal()];
        if (load != null) {
            stack.pushOperation(new MemoryExpression.Load(load, argument.memory(), stack.pop(), argument.offset()));
        } else {
            Expression value = stack.pop();
            Expression address = stack.pop();
            stack.beforeChange(Effects.MEMORY | Effects.TRAPS);
            code.add(new MemoryStatement.Store(
                    STORES[opcode.ordinal()], argument.memory(), address, argument.offset(), value));
        }
    }

    /** What the operands of a bulk operation are. */
    private enum Range {
        NONE,
        /** Indices of an array, made so if they are longer. */
        OF_INTS,
        /** Addresses as they are. */
        OF_LONGS
    }

    private void bulk(BulkOp op, int first, int second, Range range) {
        Expression[] operands = stack.pop(range == Range.NONE ? 0 : 3);
        stack.beforeChange(Effects.MEMORY | Effects.TRAPS);
        code.add(new Statement.Bulk(op, first, second,
                List.of(range == Range.OF_INTS ? Indices.narrow(operands) : operands)));
    }
}

package dev.wasm2jar.compiler.ir.build;

import dev.wasm2jar.compiler.ir.AtomicOp;
import dev.wasm2jar.compiler.ir.Expression;
import dev.wasm2jar.compiler.ir.MemoryExpression;
import dev.wasm2jar.compiler.ir.Statement;
import dev.wasm2jar.compiler.wasm.AtomicOpcode;
import dev.wasm2jar.compiler.wasm.Instruction;
import dev.wasm2jar.compiler.wasm.MemoryArgument;
import java.util.List;

/**
 * Atomic instructions (threads proposal). All are effects, loads too: their order, also relative to other accesses, is
 * what they are for.
 */
final class AtomicLowering {

    private static final int CHANGES = Effects.MEMORY | Effects.TRAPS;
    private static final int NO_MEMORY = -1;

    private static final AtomicOp[] OPS = new AtomicOp[AtomicOpcode.values().length];

    static {
        for (AtomicOp op : AtomicOp.values()) {
            OPS[AtomicOpcode.valueOf(op.name()).ordinal()] = op;
        }
    }

    private final OperandStack stack;
    private final CodeBuffer code;

    AtomicLowering(OperandStack stack, CodeBuffer code) {
        this.stack = stack;
        this.code = code;
    }

    void lower(AtomicOpcode opcode, Instruction instruction) {
        AtomicOp op = OPS[opcode.ordinal()];
        if (instruction instanceof Instruction.MemoryAccess access) {
            MemoryArgument argument = access.argument();
            Expression[] operands = stack.pop(1 + op.valueTypes().size());
            add(new MemoryExpression.Atomic(op, argument.memory(), argument.offset(), List.of(operands)));
        } else {
            add(new MemoryExpression.Atomic(op, NO_MEMORY, 0, List.of()));
        }
    }

    private void add(MemoryExpression.Atomic atomic) {
        if (atomic.type() != null) {
            stack.pushEffect(atomic, CHANGES);
        } else {
            stack.beforeChange(CHANGES);
            code.add(new Statement.Evaluate(atomic));
        }
    }
}

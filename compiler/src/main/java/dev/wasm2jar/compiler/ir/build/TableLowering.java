package dev.wasm2jar.compiler.ir.build;

import dev.wasm2jar.compiler.ir.BulkOp;
import dev.wasm2jar.compiler.ir.Expression;
import dev.wasm2jar.compiler.ir.Statement;
import dev.wasm2jar.compiler.wasm.Instruction;
import dev.wasm2jar.compiler.wasm.TableOpcode;
import java.util.List;

/** Table instructions (spec 4.6.9). */
final class TableLowering {

    private static final int CHANGES = Effects.TABLE | Effects.TRAPS;

    private final ModuleContext module;
    private final OperandStack stack;
    private final CodeBuffer code;

    TableLowering(ModuleContext module, OperandStack stack, CodeBuffer code) {
        this.module = module;
        this.stack = stack;
        this.code = code;
    }

    void lower(Instruction instruction) {
        TableOpcode opcode = (TableOpcode) instruction.opcode();
        if (instruction instanceof Instruction.IndexPair pair) {
            BulkOp op = opcode == TableOpcode.TABLE_COPY ? BulkOp.TABLE_COPY : BulkOp.TABLE_INIT;
            bulk(op, pair.first(), pair.second(), 3);
            return;
        }
        int index = ((Instruction.Index) instruction).index();
        switch (opcode) {
            case TABLE_GET -> stack.pushOperation(
                    new Expression.TableGet(index, module.tableTypes().get(index), Indices.narrow(stack.pop())));
            case TABLE_SET -> {
                Expression value = stack.pop();
                Expression position = stack.pop();
                stack.beforeChange(CHANGES);
                code.add(new Statement.TableSet(index, Indices.narrow(position), value));
            }
            case TABLE_SIZE -> {
                stack.push(new Expression.TableSize(index));
                Indices.widenSize(stack, module.tableAddressTypes().get(index));
            }
            case TABLE_GROW -> {
                Expression count = Indices.narrow(stack.pop());
                Expression value = stack.pop();
                stack.pushEffect(new Expression.TableGrow(index, value, count), CHANGES);
                Indices.widenGrown(stack, module.tableAddressTypes().get(index));
            }
            case TABLE_FILL -> bulk(BulkOp.TABLE_FILL, index, 0, 3);
            case ELEM_DROP -> bulk(BulkOp.ELEM_DROP, index, 0, 0);
            default -> throw new IllegalStateException(opcode.mnemonic());
        }
    }

    private void bulk(BulkOp op, int first, int second, int operands) {
        Expression[] popped = stack.pop(operands);
        stack.beforeChange(CHANGES);
        code.add(new Statement.Bulk(op, first, second, List.of(Indices.narrow(popped))));
    }
}

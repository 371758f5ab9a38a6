package dev.wasm2jar.compiler.ir.pass;

import dev.wasm2jar.compiler.ir.BinaryOp;
import dev.wasm2jar.compiler.ir.Expression;
import dev.wasm2jar.compiler.ir.Expression.Binary;
import dev.wasm2jar.compiler.ir.Expression.I32Const;
import dev.wasm2jar.compiler.ir.Expression.LocalGet;
import dev.wasm2jar.compiler.ir.Label;
import dev.wasm2jar.compiler.ir.Local;
import dev.wasm2jar.compiler.ir.PrimitiveType;
import dev.wasm2jar.compiler.ir.Statement;
import dev.wasm2jar.compiler.ir.Statement.Mark;
import dev.wasm2jar.compiler.ir.Statement.SetLocal;
import dev.wasm2jar.compiler.ir.Statement.Switch;
import java.util.ArrayList;
import java.util.List;

/** Replaces single statements that are too large by several smaller ones. */
final class StatementSplitter {

    private final CodeSize sizes;
    private final FreshNames names;
    private final int limit;

    /** @param limit the size above which a statement is split */
    StatementSplitter(CodeSize sizes, FreshNames names, int limit) {
        this.sizes = sizes;
        this.names = names;
        this.limit = limit;
    }

    /**
     * The same effect in statements that are not too large, as far as that is possible: what is nested in a statement is
     * left alone, and a call stays in one statement however many arguments it has.
     */
    List<Statement> split(Statement statement) {
        if (sizes.withoutNested(statement) <= limit) {
            return List.of(statement);
        }
        List<Statement> result = new ArrayList<>();
        Statement last = splitOperands(statement, result);
        if (last instanceof Switch branch && sizes.withoutNested(branch) > limit) {
            splitSwitch(branch, result);
        } else {
            result.add(last);
        }
        return result;
    }

    private Statement splitOperands(Statement statement, List<Statement> before) {
        List<Expression> operands = statement.operands();
        if (operands.size() == 1) {
            // The root stays: only there may calls, selections and fused conditions be.
            return statement.withOperands(List.of(shrink(operands.get(0), before)));
        }
        return statement.withOperands(intoLocals(operands, before));
    }

    /** An expression of the same kind, whose operands are in locals if it was too large. */
    private Expression shrink(Expression expression, List<Statement> before) {
        if (sizes.of(expression) <= limit) {
            return expression;
        }
        return expression.withOperands(intoLocals(expression.operands(), before));
    }

    /** Computes all operands that take code beforehand, in their order. */
    private List<Expression> intoLocals(List<Expression> operands, List<Statement> before) {
        List<Expression> result = new ArrayList<>();
        for (Expression operand : operands) {
            if (operand instanceof Expression.Leaf) {
                result.add(operand);
            } else {
                Expression value = shrink(operand, before);
                Local local = names.local(value.type());
                before.add(new SetLocal(local, value));
                result.add(new LocalGet(local));
            }
        }
        return result;
    }

    /** Two levels: the high bits of the index choose among switches on the low bits. */
    private void splitSwitch(Switch branch, List<Statement> result) {
        int bits = 1;
        while (Costs.SWITCH + (Costs.SWITCH_TARGET << (bits + 1)) <= limit) {
            bits++;
        }
        int chunk = 1 << bits;
        Local index = names.local(PrimitiveType.I32);
        result.add(new SetLocal(index, branch.index()));
        List<Label> chunkLabels = new ArrayList<>();
        List<Statement> chunks = new ArrayList<>();
        for (int from = 0; from < branch.targets().size(); from += chunk) {
            int to = Math.min(from + chunk, branch.targets().size());
            Label label = names.label();
            chunkLabels.add(label);
            chunks.add(new Mark(label));
            chunks.add(new Switch(
                    new Binary(BinaryOp.I32_AND, new LocalGet(index), new I32Const(chunk - 1)),
                    List.copyOf(branch.targets().subList(from, to)),
                    branch.defaultTarget()));
        }
        Expression high = new Binary(BinaryOp.I32_SHR_U, new LocalGet(index), new I32Const(bits));
        Switch outer = new Switch(high, chunkLabels, branch.defaultTarget());
        if (chunkLabels.size() < branch.targets().size() && sizes.withoutNested(outer) > limit) {
            splitSwitch(outer, result);
        } else {
            result.add(outer);
        }
        result.addAll(chunks);
    }
}

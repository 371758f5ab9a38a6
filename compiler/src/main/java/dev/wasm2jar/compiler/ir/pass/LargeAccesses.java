package dev.wasm2jar.compiler.ir.pass;

import dev.wasm2jar.compiler.ir.Expression;
import dev.wasm2jar.compiler.ir.IrFunction;
import dev.wasm2jar.compiler.ir.IrModule;
import dev.wasm2jar.compiler.ir.MemoryExpression;
import dev.wasm2jar.compiler.ir.MemoryKind;
import dev.wasm2jar.compiler.ir.MemoryStatement;
import dev.wasm2jar.compiler.ir.Statement;
import java.util.ArrayList;
import java.util.List;

/** Makes loads and stores of large memories what they are: expressions and statements of their own. */
public final class LargeAccesses {

    private final List<IrModule.Memory> memories;

    private LargeAccesses(List<IrModule.Memory> memories) {
        this.memories = memories;
    }

    /** The function with all loads and stores as the kinds of the memories have it; without vectors. */
    public static IrFunction apply(IrFunction function, List<IrModule.Memory> memories) {
        if (memories.stream().noneMatch(memory -> memory.kind() == MemoryKind.LARGE)) {
            return function;
        }
        return new IrFunction(function.index(), function.name(), function.signature(), function.locals(),
                function.labels(), new LargeAccesses(memories).list(function.body()));
    }

    private boolean isLarge(int memory) {
        return memories.get(memory).kind() == MemoryKind.LARGE;
    }

    private List<Statement> list(List<Statement> statements) {
        var result = new ArrayList<Statement>(statements.size());
        statements.forEach(statement -> result.add(statement(statement)));
        return result;
    }

    private Statement statement(Statement statement) {
        Statement changed = Rewriting.withLists(statement, this::list)
                .withOperands(expressions(statement.operands()));
        if (changed instanceof MemoryStatement.Store store && isLarge(store.memory())) {
            return new MemoryStatement.LargeStore(
                    store.op(), store.memory(), store.address(), store.offset(), store.value());
        }
        return changed;
    }

    private List<Expression> expressions(List<Expression> expressions) {
        var result = new ArrayList<Expression>(expressions.size());
        expressions.forEach(expression -> result.add(expression(expression)));
        return result;
    }

    private Expression expression(Expression expression) {
        Expression changed = expression.withOperands(expressions(expression.operands()));
        if (changed instanceof MemoryExpression.Load load && isLarge(load.memory())) {
            return new MemoryExpression.LargeLoad(load.op(), load.memory(), load.address(), load.offset());
        }
        return changed;
    }
}

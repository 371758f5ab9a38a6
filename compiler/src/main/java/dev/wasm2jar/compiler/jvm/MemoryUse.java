package dev.wasm2jar.compiler.jvm;

import dev.wasm2jar.compiler.ir.Expression;
import dev.wasm2jar.compiler.ir.MemoryExpression;
import dev.wasm2jar.compiler.ir.MemoryGrowth;
import dev.wasm2jar.compiler.ir.MemoryStatement;
import dev.wasm2jar.compiler.ir.Statement;
import java.util.List;
import java.util.Set;

/** Which memories code accesses, and when their arrays must be taken anew because a memory may have grown. */
final class MemoryUse {

    private final MemoryGrowth growth;
    private final int function;

    /** @param function the one that the code is of */
    MemoryUse(MemoryGrowth growth, int function) {
        this.growth = growth;
        this.function = function;
    }

    /** Adds the memories whose contents the statements access. */
    static void collect(List<Statement> statements, Set<Integer> target) {
        for (Statement statement : statements) {
            if (statement instanceof MemoryStatement.Store store) {
                target.add(store.memory());
            } else if (statement instanceof MemoryStatement.LargeStore store) {
                target.add(store.memory());
            }
            for (Expression operand : statement.operands()) {
                collect(operand, target);
            }
            if (statement instanceof Statement.Loop loop) {
                collect(loop.body(), target);
            } else if (statement instanceof Statement.If branch) {
                collect(branch.then(), target);
                collect(branch.otherwise(), target);
            } else if (statement instanceof Statement.Try attempt) {
                collect(attempt.body(), target);
                collect(attempt.handler(), target);
            }
        }
    }

    private static void collect(Expression expression, Set<Integer> target) {
        if (expression instanceof MemoryExpression.Load load) {
            target.add(load.memory());
        } else if (expression instanceof MemoryExpression.LargeLoad load) {
            target.add(load.memory());
        } else if (expression instanceof MemoryExpression.TryCopy copy) {
            target.add(copy.memory());
        }
        for (Expression operand : expression.operands()) {
            collect(operand, target);
        }
    }

    /** Whether a memory may have another array after the function has begun. */
    boolean mayGrow() {
        return growth.isIn(function);
    }

    /** Whether a memory may have another array after the statement. */
    boolean mayGrow(Statement statement) {
        List<Expression> operands = statement.operands();
        return !operands.isEmpty()
                && operands.get(0) instanceof Expression.Effect effect
                && growth.isIn(effect, function)
                && !statement.isTerminal();
    }

    /** Whether the statement itself uses an array. */
    static boolean accesses(Statement statement) {
        return statement instanceof MemoryStatement.Store || accesses(statement.operands());
    }

    private static boolean accesses(List<Expression> expressions) {
        for (Expression expression : expressions) {
            if (expression instanceof MemoryExpression.Load || expression instanceof MemoryExpression.TryCopy
                    || accesses(expression.operands())) {
                return true;
            }
        }
        return false;
    }
}

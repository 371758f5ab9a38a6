package dev.wasm2jar.compiler.jvm;

import dev.wasm2jar.compiler.ir.Expression;
import dev.wasm2jar.compiler.ir.MemoryExpression;
import dev.wasm2jar.compiler.ir.MemoryGrowth;
import dev.wasm2jar.compiler.ir.MemoryStatement;
import dev.wasm2jar.compiler.ir.Statement;
import java.util.List;

/** Where code uses the arrays of memories, and when they must be taken anew because a memory may have grown. */
final class MemoryUse {

    private final MemoryGrowth growth;
    private final int function;

    /** @param function the one that the code is of */
    MemoryUse(MemoryGrowth growth, int function) {
        this.growth = growth;
        this.function = function;
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

package dev.wasm2jar.compiler.ir.pass;

import dev.wasm2jar.compiler.ir.Expression;
import dev.wasm2jar.compiler.ir.Local;
import dev.wasm2jar.compiler.ir.Statement;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Tells locals that live only between two jump targets from those that stack map frames must know.
 *
 * <p>A local is short-lived if every use of it follows an assignment with no jump target in between.
 */
public final class LocalUse {

    private final Set<Local> across;
    /** In which stretch of straight code each local was assigned last. */
    private final Map<Local, Integer> assigned = new HashMap<>();
    private int stretch;

    private LocalUse(Set<Local> across) {
        this.across = across;
    }

    /** The locals that are used across a jump target. */
    public static Set<Local> acrossJumps(List<Statement> body) {
        Set<Local> across = new HashSet<>();
        new LocalUse(across).list(body);
        return across;
    }

    private void list(List<Statement> statements) {
        for (Statement statement : statements) {
            statement.operands().forEach(this::expression);
            if (statement instanceof Statement.SetLocal set) {
                if (isJumping(set.value())) {
                    stretch++;
                }
                assigned.put(set.local(), stretch);
            } else if (statement instanceof Statement.SetLocals set) {
                set.locals().forEach(local -> assigned.put(local, stretch));
            } else if (statement instanceof Statement.Mark) {
                stretch++;
            } else if (statement instanceof Statement.Loop loop) {
                stretch++;
                list(loop.body());
            } else if (statement instanceof Statement.If branch) {
                list(branch.then());
                stretch++;
                list(branch.otherwise());
                stretch++;
            } else if (statement instanceof Statement.Try attempt) {
                list(attempt.body());
                stretch++;
                assigned.put(attempt.caught(), stretch);
                list(attempt.handler());
                stretch++;
            }
        }
    }

    private static boolean isJumping(Expression value) {
        return value.isComparison() || value instanceof Expression.Select;
    }

    private void expression(Expression expression) {
        if (expression instanceof Expression.LocalGet get) {
            Integer last = assigned.get(get.local());
            if (last == null || last != stretch) {
                across.add(get.local());
            }
            return;
        }
        if (expression instanceof Expression.Select) {
            // Its second value is evaluated after a jump.
            expression.operands().forEach(this::expression);
            expression.operands().forEach(operand -> collect(operand));
            return;
        }
        expression.operands().forEach(this::expression);
    }

    private void collect(Expression expression) {
        if (expression instanceof Expression.LocalGet get) {
            across.add(get.local());
        }
        expression.operands().forEach(this::collect);
    }
}

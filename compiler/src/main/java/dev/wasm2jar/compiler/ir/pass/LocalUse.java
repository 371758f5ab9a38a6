package dev.wasm2jar.compiler.ir.pass;

import dev.wasm2jar.compiler.ir.Expression;
import dev.wasm2jar.compiler.ir.Local;
import dev.wasm2jar.compiler.ir.LocalNumbers;
import dev.wasm2jar.compiler.ir.Statement;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * How a body uses its locals. A local is short-lived if every use of it follows an assignment with no jump target in between;
 * all others are used across jumps, and stack map frames must know them.
 */
public final class LocalUse {

    private final Set<Local> across = new HashSet<>();
    /** In which stretch of straight code each local was assigned last. */
    private final LocalNumbers assigned = new LocalNumbers();
    private final BitSet assignedAgain = new BitSet();
    private int stretch;

    private LocalUse() {}

    /** How all of a method's statements use locals. */
    static LocalUse of(List<Statement> body) {
        var use = new LocalUse();
        use.list(body);
        return use;
    }

    /** The locals that are used across a jump target. */
    public static Set<Local> acrossJumps(List<Statement> body) {
        return of(body).across;
    }

    boolean isAcrossJumps(Local local) {
        return across.contains(local);
    }

    /** Whether a statement assigns the local. */
    boolean isAssigned(Local local) {
        return assigned.get(local) != LocalNumbers.NONE;
    }

    /** Whether several statements assign the local. */
    boolean isAssignedAgain(Local local) {
        return assignedAgain.get(local.index());
    }

    private void list(List<Statement> statements) {
        for (Statement statement : statements) {
            expressions(statement.operands());
            if (statement instanceof Statement.SetLocal set) {
                if (isJumping(set.value())) {
                    stretch++;
                }
                assign(set.local());
            } else if (statement instanceof Statement.SetLocals set) {
                set.locals().forEach(this::assign);
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
                assign(attempt.caught());
                list(attempt.handler());
                stretch++;
            }
        }
    }

    private void assign(Local local) {
        if (isAssigned(local)) {
            assignedAgain.set(local.index());
        }
        assigned.put(local, stretch);
    }

    private static boolean isJumping(Expression value) {
        return value.isComparison() || value instanceof Expression.Select;
    }

    private void expression(Expression expression) {
        if (expression instanceof Expression.LocalGet get) {
            if (assigned.get(get.local()) != stretch) {
                across.add(get.local());
            }
            return;
        }
        expressions(expression.operands());
        if (expression instanceof Expression.Select) {
            // Its second value is evaluated after a jump.
            expression.operands().forEach(this::collect);
        }
    }

    private void expressions(List<Expression> expressions) {
        for (int i = 0; i < expressions.size(); i++) {
            expression(expressions.get(i));
        }
    }

    private void collect(Expression expression) {
        if (expression instanceof Expression.LocalGet get) {
            across.add(get.local());
        }
        expression.operands().forEach(this::collect);
    }
}

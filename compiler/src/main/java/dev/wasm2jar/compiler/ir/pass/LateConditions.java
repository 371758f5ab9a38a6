package dev.wasm2jar.compiler.ir.pass;

import dev.wasm2jar.compiler.ir.Expression;
import dev.wasm2jar.compiler.ir.Expression.Compare;
import dev.wasm2jar.compiler.ir.Expression.LocalGet;
import dev.wasm2jar.compiler.ir.Expression.Unary;
import dev.wasm2jar.compiler.ir.IrFunction;
import dev.wasm2jar.compiler.ir.Local;
import dev.wasm2jar.compiler.ir.MemoryStatement;
import dev.wasm2jar.compiler.ir.Statement;
import dev.wasm2jar.compiler.ir.Statement.BranchIf;
import dev.wasm2jar.compiler.ir.Statement.If;
import dev.wasm2jar.compiler.ir.Statement.Loop;
import dev.wasm2jar.compiler.ir.Statement.SetLocal;
import dev.wasm2jar.compiler.ir.Statement.Try;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Compares where the result decides about a jump, not earlier. LLVM compares a counter before it counts, and branches after:
 * {@code c = i > 3; i = i - 2; if (c) ...} becomes {@code c = i; i = i - 2; if (c > 3) ...}. So what crosses the statements
 * in between is a number that exists anyway, and no jumps are needed to make a 0 or 1 of a comparison.
 *
 * <p>Only comparisons with constants, whose result is read by nothing but that jump.
 */
public final class LateConditions {

    private final FreshNames names;
    private final Map<Local, Integer> reads = new HashMap<>();
    private final Map<Local, Integer> conditions = new HashMap<>();
    /** Locals that are read by nothing but such jumps. */
    private final Set<Local> moved = new HashSet<>();

    private LateConditions(FreshNames names) {
        this.names = names;
    }

    public static IrFunction apply(IrFunction function) {
        var pass = new LateConditions(new FreshNames(function));
        pass.find(function.body());
        if (pass.conditions.isEmpty()) {
            return function;
        }
        Traversal.statements(function.body(), pass::countReads);
        pass.conditions.forEach((local, count) -> {
            if (count.equals(pass.reads.get(local))) {
                pass.moved.add(local);
            }
        });
        if (pass.moved.isEmpty()) {
            return function;
        }
        return pass.names.with(pass.list(function.body()));
    }

    private void countReads(Statement statement) {
        Traversal.expressions(statement, expression -> {
            if (expression instanceof LocalGet get) {
                reads.merge(get.local(), 1, Integer::sum);
            }
        });
    }

    private void find(List<Statement> statements) {
        for (int i = 0; i < statements.size(); i++) {
            if (statements.get(i) instanceof SetLocal set && isMovable(set.value())
                    && jump(set.local(), statements, i + 1) >= 0) {
                conditions.merge(set.local(), 1, Integer::sum);
            }
        }
        for (Statement statement : statements) {
            if (statement instanceof Loop loop) {
                find(loop.body());
            } else if (statement instanceof If branch) {
                find(branch.then());
                find(branch.otherwise());
            } else if (statement instanceof Try attempt) {
                find(attempt.body());
                find(attempt.handler());
            }
        }
    }

    private static boolean isMovable(Expression value) {
        return value instanceof Compare compare && compare.right().isConstant()
                || value instanceof Unary && value.isComparison();
    }

    /** The statement, from that one on, which jumps if the local is not zero, or if it is; -1 if anything comes before it. */
    private static int jump(Local condition, List<Statement> statements, int from) {
        for (int i = from; i < statements.size(); i++) {
            Statement statement = statements.get(i);
            if (statement instanceof BranchIf || statement instanceof If) {
                return isOf(condition, statement.operands().get(0)) ? i : -1;
            }
            boolean passes = statement instanceof SetLocal set && !set.local().equals(condition)
                    || statement instanceof MemoryStatement.Store
                    || statement instanceof Statement.SetGlobal
                    || statement instanceof Statement.Line;
            if (!passes) {
                return -1;
            }
        }
        return -1;
    }

    private static boolean isOf(Local local, Expression condition) {
        return condition instanceof LocalGet get
                ? get.local().equals(local)
                : condition instanceof Unary negation && negation.isComparison() && isOf(local, negation.operand());
    }

    private List<Statement> list(List<Statement> statements) {
        List<Statement> result = new ArrayList<>(statements);
        for (int i = 0; i < result.size(); i++) {
            Statement statement = result.get(i);
            if (statement instanceof SetLocal set && moved.contains(set.local()) && isMovable(set.value())) {
                int jump = jump(set.local(), result, i + 1);
                if (jump >= 0) {
                    Expression compared = set.value().operands().get(0);
                    Local kept = names.local(compared.type());
                    result.set(i, new SetLocal(kept, compared));
                    result.set(jump, late(result.get(jump), set, kept));
                }
            }
        }
        result.replaceAll(statement -> Rewriting.withLists(statement, this::list));
        return result;
    }

    private static Statement late(Statement jump, SetLocal set, Local kept) {
        List<Expression> operands = new ArrayList<>(set.value().operands());
        operands.set(0, new LocalGet(kept));
        Expression comparison = set.value().withOperands(operands);
        return jump.withOperands(List.of(replaced(jump.operands().get(0), comparison)));
    }

    private static Expression replaced(Expression condition, Expression comparison) {
        return condition instanceof LocalGet
                ? comparison
                : condition.withOperands(List.of(replaced(condition.operands().get(0), comparison)));
    }
}

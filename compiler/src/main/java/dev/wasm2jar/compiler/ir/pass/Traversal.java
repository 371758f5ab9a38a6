package dev.wasm2jar.compiler.ir.pass;

import dev.wasm2jar.compiler.ir.Expression;
import dev.wasm2jar.compiler.ir.Label;
import dev.wasm2jar.compiler.ir.Local;
import dev.wasm2jar.compiler.ir.Statement;
import java.util.List;
import java.util.function.Consumer;

/** Visits all parts of a tree, each exactly once. */
public final class Traversal {

    private Traversal() {}

    /** Every statement of a list and of the lists nested in it, outer ones first, in the order of the text. */
    public static void statements(List<Statement> body, Consumer<Statement> action) {
        for (Statement statement : body) {
            action.accept(statement);
            if (statement instanceof Statement.Loop loop) {
                statements(loop.body(), action);
            } else if (statement instanceof Statement.If branching) {
                statements(branching.then(), action);
                statements(branching.otherwise(), action);
            } else if (statement instanceof Statement.Try attempt) {
                statements(attempt.body(), action);
                statements(attempt.handler(), action);
            }
        }
    }

    /** Every expression of a statement, but not those of nested statements; operands first. */
    public static void expressions(Statement statement, Consumer<Expression> action) {
        expressions(statement.operands(), action);
    }

    private static void expressions(List<Expression> roots, Consumer<Expression> action) {
        // By index: the lists are tiny, and the iterators of immutable ones cost more than the rest.
        for (int i = 0; i < roots.size(); i++) {
            Expression root = roots.get(i);
            expressions(root.operands(), action);
            action.accept(root);
        }
    }

    /** The labels that a statement itself branches to; not those of nested statements. */
    static void targets(Statement statement, Consumer<Label> action) {
        if (statement instanceof Statement.Branch branch) {
            action.accept(branch.target());
        } else if (statement instanceof Statement.BranchIf branch) {
            action.accept(branch.target());
        } else if (statement instanceof Statement.Switch branch) {
            branch.targets().forEach(action);
            action.accept(branch.defaultTarget());
        }
    }

    /** The locals that a statement itself reads or writes; not those of nested statements. */
    static void locals(Statement statement, Consumer<Local> action) {
        expressions(statement, expression -> {
            if (expression instanceof Expression.LocalGet get) {
                action.accept(get.local());
            }
        });
        assigned(statement, action);
    }

    /** The locals that a statement itself writes; not those of nested statements. */
    public static void assigned(Statement statement, Consumer<Local> action) {
        if (statement instanceof Statement.SetLocal set) {
            action.accept(set.local());
        } else if (statement instanceof Statement.SetLocals set) {
            set.locals().forEach(action);
        } else if (statement instanceof Statement.Try attempt) {
            action.accept(attempt.caught());
        }
    }
}

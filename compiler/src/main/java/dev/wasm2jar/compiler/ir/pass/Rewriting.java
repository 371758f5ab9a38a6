package dev.wasm2jar.compiler.ir.pass;

import dev.wasm2jar.compiler.ir.Expression;
import dev.wasm2jar.compiler.ir.Label;
import dev.wasm2jar.compiler.ir.Local;
import dev.wasm2jar.compiler.ir.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Statements with other parts. */
final class Rewriting {

    private Rewriting() {}

    /** The statement on other nested lists; itself if it has none. */
    static Statement withLists(Statement statement, UnaryOperator<List<Statement>> change) {
        if (statement instanceof Statement.Loop loop) {
            return new Statement.Loop(loop.head(), change.apply(loop.body()));
        }
        if (statement instanceof Statement.If branch) {
            return new Statement.If(branch.condition(), change.apply(branch.then()), change.apply(branch.otherwise()));
        }
        if (statement instanceof Statement.Try attempt) {
            return new Statement.Try(change.apply(attempt.body()), attempt.caught(), change.apply(attempt.handler()));
        }
        return statement;
    }

    /** The statement with other labels that it itself branches to ({@link Traversal#targets}); itself if it has none. */
    static Statement withTargets(Statement statement, UnaryOperator<Label> change) {
        if (statement instanceof Statement.Branch branch) {
            return new Statement.Branch(change.apply(branch.target()));
        }
        if (statement instanceof Statement.BranchIf branch) {
            return new Statement.BranchIf(branch.condition(), change.apply(branch.target()));
        }
        if (statement instanceof Statement.Switch branch) {
            return new Statement.Switch(branch.index(), branch.targets().stream().map(change).toList(),
                    change.apply(branch.defaultTarget()));
        }
        return statement;
    }

    /** The statement with other labels of its own, those that it branches to and that of a mark or of the head of a loop. */
    static Statement withLabels(Statement statement, UnaryOperator<Label> change) {
        if (statement instanceof Statement.Mark mark) {
            return new Statement.Mark(change.apply(mark.label()));
        }
        if (statement instanceof Statement.Loop loop) {
            return new Statement.Loop(change.apply(loop.head()), loop.body());
        }
        return withTargets(statement, change);
    }

    /**
     * Statements, with those nested in them, on other locals. Asks for each occurrence of a local once, in the order of
     * execution where that is the order of the text: what a statement assigns comes after what it reads.
     */
    static List<Statement> withLocals(List<Statement> statements, UnaryOperator<Local> change) {
        List<Statement> result = new ArrayList<>(statements.size());
        for (Statement statement : statements) {
            result.add(withLocals(statement, change));
        }
        return result;
    }

    private static Statement withLocals(Statement original, UnaryOperator<Local> change) {
        Statement statement = original.withOperands(expressionsWithLocals(original.operands(), change));
        if (statement instanceof Statement.SetLocal set) {
            return new Statement.SetLocal(change.apply(set.local()), set.value());
        }
        if (statement instanceof Statement.SetLocals set) {
            return new Statement.SetLocals(set.locals().stream().map(change).toList(), set.call());
        }
        if (statement instanceof Statement.Loop loop) {
            return new Statement.Loop(loop.head(), withLocals(loop.body(), change));
        }
        if (statement instanceof Statement.If branch) {
            List<Statement> then = withLocals(branch.then(), change);
            return new Statement.If(branch.condition(), then, withLocals(branch.otherwise(), change));
        }
        if (statement instanceof Statement.Try attempt) {
            List<Statement> body = withLocals(attempt.body(), change);
            Local caught = change.apply(attempt.caught());
            return new Statement.Try(body, caught, withLocals(attempt.handler(), change));
        }
        return statement;
    }

    private static List<Expression> expressionsWithLocals(List<Expression> originals, UnaryOperator<Local> change) {
        if (originals.isEmpty()) {
            return originals;
        }
        List<Expression> result = new ArrayList<>(originals.size());
        for (Expression original : originals) {
            result.add(original instanceof Expression.LocalGet get
                    ? new Expression.LocalGet(change.apply(get.local()))
                    : original.withOperands(expressionsWithLocals(original.operands(), change)));
        }
        return result;
    }
}

package dev.wasm2jar.compiler.ir.pass;

import dev.wasm2jar.compiler.ir.Label;
import dev.wasm2jar.compiler.ir.Statement;
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
}

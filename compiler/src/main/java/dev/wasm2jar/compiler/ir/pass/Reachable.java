package dev.wasm2jar.compiler.ir.pass;

import dev.wasm2jar.compiler.ir.Label;
import dev.wasm2jar.compiler.ir.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Drops the statements that control cannot reach, and the marks that nothing branches to. */
final class Reachable {

    private final Set<Label> targeted = new HashSet<>();
    /** Whether control can reach the present place. */
    private boolean reached = true;

    private Reachable() {}

    static List<Statement> of(List<Statement> body) {
        return new Reachable().list(body);
    }

    private List<Statement> list(List<Statement> statements) {
        List<Statement> result = new ArrayList<>(statements.size());
        for (Statement statement : statements) {
            if (statement instanceof Statement.Mark mark) {
                if (targeted.contains(mark.label())) {
                    reached = true;
                    result.add(mark);
                }
            } else if (reached) {
                result.add(statement(statement));
            }
        }
        return result;
    }

    private Statement statement(Statement statement) {
        if (statement instanceof Statement.Loop loop) {
            return new Statement.Loop(loop.head(), list(loop.body()));
        }
        if (statement instanceof Statement.If branch) {
            List<Statement> then = list(branch.then());
            boolean afterThen = reached;
            reached = true;
            List<Statement> otherwise = list(branch.otherwise());
            reached |= afterThen;
            return new Statement.If(branch.condition(), then, otherwise);
        }
        if (statement instanceof Statement.Try attempt) {
            List<Statement> body = list(attempt.body());
            boolean afterBody = reached;
            reached = true;
            List<Statement> handler = list(attempt.handler());
            reached |= afterBody;
            return new Statement.Try(body, attempt.caught(), handler);
        }
        Traversal.targets(statement, targeted::add);
        reached = !statement.isTerminal();
        return statement;
    }
}

package dev.wasm2jar.compiler.ir.build;

import dev.wasm2jar.compiler.ir.Statement;
import java.util.ArrayList;
import java.util.List;

/** The statement list that is being filled; control instructions exchange it when they open and close nested lists. */
final class CodeBuffer {

    private List<Statement> statements = new ArrayList<>();

    void add(Statement statement) {
        statements.add(statement);
    }

    void addAll(List<Statement> more) {
        statements.addAll(more);
    }

    /** Starts a fresh list and returns the one that was being filled. */
    List<Statement> open() {
        return exchange(new ArrayList<>());
    }

    /** Goes on filling {@code outer} and returns the list that was being filled. */
    List<Statement> exchange(List<Statement> outer) {
        List<Statement> inner = statements;
        statements = outer;
        return inner;
    }

    /** The statement added last to this list, or null. */
    Statement last() {
        return statements.isEmpty() ? null : statements.get(statements.size() - 1);
    }

    void replaceLast(Statement statement) {
        statements.set(statements.size() - 1, statement);
    }
}

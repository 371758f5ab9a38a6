package dev.wasm2jar.compiler.ir.build;

import dev.wasm2jar.compiler.ir.Statement;
import java.util.ArrayList;
import java.util.List;

/** The statement list that is being filled; control instructions exchange it when they open and close nested lists. */
final class CodeBuffer {

    private List<Statement> statements = new ArrayList<>();
    /** Of the present instruction; 0 if it is not known. */
    private int line;
    /** What was last said of the present list; 0 where that does not count. */
    private int saidLine;

    int line() {
        return line;
    }

    /** The line that the statements added from now on come from, or 0. */
    void setLine(int newLine) {
        line = newLine;
    }

    void add(Statement statement) {
        if (!statement.operands().isEmpty() || statement instanceof Statement.Unreachable) {
            sayLine();
        }
        addSilently(statement);
    }

    /** Adds a statement whose line has been said. */
    void addSilently(Statement statement) {
        statements.add(statement);
        if (statement instanceof Statement.Mark || statement instanceof Statement.Loop
                || statement instanceof Statement.If || statement instanceof Statement.Try) {
            saidLine = 0;
        }
    }

    /** Says which line the present instruction is of, if there is need. */
    void sayLine() {
        if (line != 0 && line != saidLine) {
            statements.add(new Statement.Line(line));
            saidLine = line;
        }
    }

    void addAll(List<Statement> more) {
        statements.addAll(more);
        saidLine = 0;
    }

    /** Starts a fresh list and returns the one that was being filled. */
    List<Statement> open() {
        return exchange(new ArrayList<>());
    }

    /** Goes on filling {@code outer} and returns the list that was being filled. */
    List<Statement> exchange(List<Statement> outer) {
        List<Statement> inner = statements;
        statements = outer;
        saidLine = 0;
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

package dev.wasm2jar.compiler.ir.pass;

import dev.wasm2jar.compiler.ir.Statement;
import java.util.List;

/** Says in a list of statements which lines they are of, where it changes. */
final class Lines {

    private final List<Statement> target;
    private int said;

    Lines(List<Statement> target) {
        this.target = target;
    }

    /** To be called before the statement of an item is added. */
    void before(Item item) {
        Statement statement = item.statement();
        if (item.line() != 0 && item.line() != said && !(statement instanceof Statement.Branch)) {
            target.add(new Statement.Line(item.line()));
            said = item.line();
        }
        if (statement instanceof Statement.Mark || statement instanceof Statement.Loop
                || statement instanceof Statement.If || statement instanceof Statement.Try) {
            said = 0;
        }
    }
}

package dev.wasm2jar.compiler.jvm;

import dev.wasm2jar.compiler.ir.Label;
import dev.wasm2jar.compiler.ir.MemoryStatement;
import dev.wasm2jar.compiler.ir.Statement;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/**
 * Where a method still uses the arrays of memories before it takes them anew: the liveness of one more local, which
 * {@link dev.wasm2jar.compiler.ir.pass.Liveness} computes for those of the function.
 */
final class ContentsLiveness {

    private final MemoryUse use;
    /** Marks and heads of loops where arrays are live. */
    private final Set<Label> labels = new HashSet<>();
    private final Set<Statement> taking = Collections.newSetFromMap(new IdentityHashMap<>());
    /** Whether arrays are live before the statement visited last. */
    private boolean live;
    /** Whether that is now known of a loop head of which its body was not told. */
    private boolean again;

    private ContentsLiveness(MemoryUse use) {
        this.use = use;
    }

    /** The statements, of all that are nested in these, after which arrays must be taken anew. */
    static Set<Statement> taking(List<Statement> body, MemoryUse use) {
        if (!use.mayGrow()) {
            return Set.of();
        }
        var liveness = new ContentsLiveness(use);
        do {
            liveness.again = false;
            liveness.live = false;
            liveness.list(body);
        } while (liveness.again);
        return liveness.taking;
    }

    private void list(List<Statement> statements) {
        for (int i = statements.size() - 1; i >= 0; i--) {
            Statement statement = statements.get(i);
            if (statement instanceof MemoryStatement.TakeContents || use.mayGrow(statement)) {
                if (live) {
                    taking.add(statement);
                }
                live = false;
            }
            flow(statement);
            live |= MemoryUse.accesses(statement);
        }
    }

    private void flow(Statement statement) {
        if (statement instanceof Statement.Mark mark) {
            note(mark.label());
        } else if (statement instanceof Statement.Loop loop) {
            list(loop.body());
            again |= note(loop.head());
        } else if (statement instanceof Statement.If branch) {
            boolean after = live;
            list(branch.then());
            boolean then = live;
            live = after;
            list(branch.otherwise());
            live |= then;
        } else if (statement instanceof Statement.Try attempt) {
            boolean after = live;
            list(attempt.handler());
            // A handler takes arrays itself.
            live = after;
            list(attempt.body());
        } else if (statement instanceof Statement.Branch branch) {
            live = labels.contains(branch.target());
        } else if (statement instanceof Statement.BranchIf branch) {
            live |= labels.contains(branch.target());
        } else if (statement instanceof Statement.Switch choice) {
            live = labels.contains(choice.defaultTarget())
                    || choice.targets().stream().anyMatch(labels::contains);
        } else if (statement.isTerminal()) {
            live = false;
        }
    }

    /** Returns whether arrays are now known to be live there, and were not before. */
    private boolean note(Label label) {
        return live && labels.add(label);
    }
}

package dev.wasm2jar.compiler.ir.pass;

import dev.wasm2jar.compiler.ir.Statement;
import dev.wasm2jar.compiler.ir.Statement.If;
import dev.wasm2jar.compiler.ir.Statement.Loop;
import dev.wasm2jar.compiler.ir.Statement.Try;
import java.util.ArrayList;
import java.util.List;

/**
 * How large the bodies of a function's loops are if all locals are in the frame, and if it uses one memory, as nearly all
 * functions do.
 */
final class LoopSizes {

    private final CodeSize sizes = CodeSize.bound(1);
    private final int most;
    private final List<Integer> loops = new ArrayList<>();
    private int total;

    /** @param most the size above which the rest of a function is not measured any more */
    LoopSizes(List<Statement> body, int most) {
        this.most = most;
        measure(body);
    }

    /** Whether all has been measured, and the body of some loop is larger than one size, but not than another. */
    boolean anyBetween(int above, int atMost) {
        return total <= most && loops.stream().anyMatch(size -> size > above && size <= atMost);
    }

    private void measure(List<Statement> body) {
        for (Statement statement : body) {
            if (total > most) {
                return;
            }
            total += sizes.withoutNested(statement);
            if (statement instanceof Loop loop) {
                int before = total;
                measure(loop.body());
                loops.add(total - before);
            } else if (statement instanceof If branching) {
                measure(branching.then());
                measure(branching.otherwise());
            } else if (statement instanceof Try attempt) {
                measure(attempt.body());
                measure(attempt.handler());
            }
        }
    }
}

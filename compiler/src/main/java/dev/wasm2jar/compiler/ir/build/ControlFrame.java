package dev.wasm2jar.compiler.ir.build;

import dev.wasm2jar.compiler.ir.Expression;
import dev.wasm2jar.compiler.ir.Label;
import dev.wasm2jar.compiler.ir.Statement;
import dev.wasm2jar.compiler.ir.Type;
import java.util.List;

/** A structured instruction that is open: the function itself, a block, a loop, or an arm of an if. */
final class ControlFrame {

    enum Kind {
        FUNCTION,
        BLOCK,
        LOOP,
        THEN,
        ELSE
    }

    final Label label;
    final List<Type> parameters;
    final List<Type> results;
    /** Height of the operand stack below the parameters; results and branch operands go to the slots from here on. */
    final int base;
    /** The list that goes on after a loop or if; null for others. */
    final List<Statement> outer;

    Kind kind;
    /** Whether any branch goes to the label. */
    boolean targeted;

    /** For an if: its condition, its operands for the second arm, and what the first arm became. */
    Expression condition;
    Expression[] operands;
    List<Statement> then;
    boolean thenFallsThrough;

    ControlFrame(Kind kind, Label label, List<Type> parameters, List<Type> results, int base, List<Statement> outer) {
        this.kind = kind;
        this.label = label;
        this.parameters = parameters;
        this.results = results;
        this.base = base;
        this.outer = outer;
    }

    /** The types a branch to the label carries (spec 3.4.1): parameters for a loop, results for others. */
    List<Type> branchTypes() {
        return kind == Kind.LOOP ? parameters : results;
    }
}

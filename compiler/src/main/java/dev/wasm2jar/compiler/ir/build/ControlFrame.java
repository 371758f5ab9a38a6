package dev.wasm2jar.compiler.ir.build;

import dev.wasm2jar.compiler.ir.Expression;
import dev.wasm2jar.compiler.ir.Label;
import dev.wasm2jar.compiler.ir.Statement;
import dev.wasm2jar.compiler.ir.Type;
import java.util.List;

/** A structured instruction that is open: the function itself, a block, a loop, an arm of an if, or a part of a try. */
final class ControlFrame {

    enum Kind {
        FUNCTION,
        BLOCK,
        LOOP,
        THEN,
        ELSE,
        /** The body of a try_table or legacy try: what an exception leaves goes to the handlers. */
        TRY,
        /** A handler of a legacy try. */
        CATCH
    }

    final Label label;
    final List<Type> parameters;
    final List<Type> results;
    /** Height of the operand stack below the parameters; results and branch operands go to the slots from here on. */
    final int base;
    /** The list that goes on after a loop, if or try; null for others. */
    final List<Statement> outer;

    Kind kind;
    /** Whether any branch goes to the label. */
    boolean targeted;

    /** For an if: its condition, its operands for the second arm, and what the first arm became. */
    Expression condition;
    Expression[] operands;
    List<Statement> then;
    boolean thenFallsThrough;

    /** For the function and the kinds of try: how exceptions are handled. */
    final TryBlock tryBlock = new TryBlock();

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

package dev.wasm2jar.compiler.javascript;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A statement or declaration (ECMA-262 14 to 16). */
public sealed interface Statement {

    /** The line that it begins on, from 1. */
    int line();

    /** {@code const}, {@code let} or {@code var} of one variable; several in a row become several statements. */
    record Declaration(Expression target, Optional<Expression> value, String comment, int line) implements Statement {}

    record Evaluation(Expression expression, String comment, int line) implements Statement {}

    record Return(Optional<Expression> value, int line) implements Statement {}

    record Throw(Expression value, int line) implements Statement {}

    record If(Expression test, List<Statement> then, List<Statement> otherwise, int line) implements Statement {}

    /** Absent parts are empty. */
    record Try(List<Statement> body, Optional<List<Statement>> handler, List<Statement> finalizer, int line)
            implements Statement {}

    record Block(List<Statement> body, int line) implements Statement {}

    record FunctionDeclaration(JsFunction function, int line) implements Statement {}

    record ClassDeclaration(JsClass definition, int line) implements Statement {}

    /**
     * {@code import {a as b} from 'source'}.
     *
     * @param names the imported name, {@code *} or {@code default}, by the local one
     */
    record Import(String source, Map<String, String> names, int line) implements Statement {}

    /**
     * {@code export {a as b}}.
     *
     * @param names the local name by the exported one
     * @param source that they come from, if they are of another module
     */
    record Export(Map<String, String> names, Optional<String> source, int line) implements Statement {}

    /** What is passed over: loops, jumps and the like. */
    record Other(String what, int line) implements Statement {}
}

package dev.wasm2jar.compiler.bindgen.glue;

import dev.wasm2jar.compiler.bindgen.BindgenException;
import dev.wasm2jar.compiler.javascript.Expression;
import dev.wasm2jar.compiler.javascript.JsFunction;
import dev.wasm2jar.compiler.javascript.Statement;

/**
 * A function of the glue.
 *
 * @param name for messages
 * @param types of its parameters and its result as comments tell them
 */
record GlueFunction(GlueFile file, String name, JsFunction code, TypeComments types) {

    /** Says that something is not understood. */
    BindgenException refuse(Statement statement) {
        return refuse(statement.line(), file.line(statement.line()));
    }

    BindgenException refuse(Expression expression) {
        return refuse(expression.line(), file.line(expression.line()));
    }

    /** Says that the function is not understood as a whole. */
    BindgenException refuse(String what) {
        return refuse(code.line(), what);
    }

    private BindgenException refuse(int line, String what) {
        return new BindgenException(file.name() + ":" + line + ": the function " + name
                + " is beyond what wasm2jar reads of wasm-bindgen's glue: " + what);
    }
}

package dev.wasm2jar.compiler.javascript;

import java.util.List;

/**
 * A function, method or arrow function.
 *
 * @param name empty if it has none
 * @param comment the documentation comment before it, or empty
 * @param parameters patterns and parameters with default values have an empty name
 * @param body an arrow function of an expression returns it
 * @param line the line that it begins on, from 1
 */
public record JsFunction(String name, String comment, List<String> parameters, List<Statement> body, int line) {

    /** The same function under another name, and with another comment unless it has one. */
    JsFunction named(String otherName, String otherComment) {
        return new JsFunction(otherName, comment.isEmpty() ? otherComment : comment, parameters, body, line);
    }
}

package dev.wasm2jar.compiler.javascript;

/**
 * A token.
 *
 * @param text of a string: its value; of a template: what is between its quotes
 * @param comment the documentation comment before it, or empty
 * @param line from 1
 * @param startsLine whether a line ends before it
 */
record Token(Kind kind, String text, String comment, int line, boolean startsLine) {

    enum Kind { NAME, NUMBER, STRING, TEMPLATE, REGULAR_EXPRESSION, PUNCTUATOR, END }

    boolean is(String punctuatorOrName) {
        return (kind == Kind.PUNCTUATOR || kind == Kind.NAME) && text.equals(punctuatorOrName);
    }
}

package dev.wasm2jar.compiler.javascript;

/** A program that the parser cannot read; the message names its file and line. */
public final class JavaScriptException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    JavaScriptException(String file, int line, String message) {
        super(file + ", line " + line + ": " + message);
    }
}

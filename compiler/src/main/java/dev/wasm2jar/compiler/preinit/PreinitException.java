package dev.wasm2jar.compiler.preinit;

/** An initialiser cannot be run at compile time; the message says why. */
public final class PreinitException extends RuntimeException {

    private static final long serialVersionUID = 1;

    PreinitException(String message) {
        super(message);
    }
}

package dev.wasm2jar.compiler.preinit;

/** An initialiser cannot be run at compile time; the message says why. */
public final class PreinitException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String hint;

    PreinitException(String message) {
        this(message, "an initialiser may use its own memory, tables and globals, and nothing else");
    }

    PreinitException(String message, String hint) {
        super(message);
        this.hint = hint;
    }

    /** What to do about it. */
    public String hint() {
        return hint;
    }
}

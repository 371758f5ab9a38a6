package dev.wasm2jar.compiler.driver;

/** Something the user can put right: it is reported by its message alone, and a hint if there is one. */
public sealed class UserError extends RuntimeException permits OptionError {

    private static final long serialVersionUID = 1L;

    private final String hint;

    public UserError(String message) {
        this(message, null);
    }

    /** @param hint what to do about it, or null */
    public UserError(String message, String hint) {
        super(message);
        this.hint = hint;
    }

    /** What to do about it, or null. */
    public String hint() {
        return hint;
    }
}

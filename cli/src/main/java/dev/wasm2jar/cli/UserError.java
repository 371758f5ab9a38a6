package dev.wasm2jar.cli;

/** Something the user can put right: it is reported by its message alone, and a hint if there is one. */
final class UserError extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String hint;

    UserError(String message) {
        this(message, null);
    }

    /** @param hint what to do about it, or null */
    UserError(String message, String hint) {
        super(message);
        this.hint = hint;
    }

    String hint() {
        return hint;
    }
}

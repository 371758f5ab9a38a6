package dev.wasm2jar.compiler.driver;

/** An option has a value that it cannot have, or options do not go together. */
public final class OptionError extends UserError {

    private static final long serialVersionUID = 1L;

    OptionError(String message) {
        super(message);
    }
}

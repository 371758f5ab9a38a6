package dev.wasm2jar.runtime.bindgen;

/**
 * The module has panicked: its code found itself in a state that it can't go on from. The instance can't be used any more.
 *
 * <p>The message is the panic's own if the module reports panics with {@code console.error}, as the crate {@code
 * console_error_panic_hook} does, and else that of the trap.
 */
public final class PanicException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    PanicException(String message, Throwable cause) {
        super(message, cause);
    }

    /** What a later use of the instance throws. */
    PanicException again() {
        return new PanicException("the instance can't be used any more since it panicked: ".concat(getMessage()), this);
    }
}

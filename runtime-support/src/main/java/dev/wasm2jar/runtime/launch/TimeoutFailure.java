package dev.wasm2jar.runtime.launch;

/** A program has taken longer than it may. */
final class TimeoutFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    TimeoutFailure(String message) {
        super(message);
    }
}

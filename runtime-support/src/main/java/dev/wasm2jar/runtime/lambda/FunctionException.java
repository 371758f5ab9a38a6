package dev.wasm2jar.runtime.lambda;

/** Why a function has no response to an event. */
public final class FunctionException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String type;

    /** @param type a word for the kind of failure, e.g. {@code Trap} */
    FunctionException(String type, String message, Throwable cause) {
        super(message, cause, false, false);
        this.type = type;
    }

    /** The kind of failure: what Lambda calls {@code errorType}. */
    public String type() {
        return type;
    }
}

package dev.wasm2jar.runtime.js;

/** A JavaScript value that was thrown. */
public final class JsException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Object value;

    /** @param value any JavaScript value, most often a {@link JsError} */
    public JsException(Object value) {
        this.value = value;
    }

    /** What was thrown. */
    public Object value() {
        return value;
    }

    @Override
    public String getMessage() {
        return value instanceof JsError error ? error.summary() : JsDebug.describe(value);
    }

    /** The exception that {@code throw new TypeError(message)} is. */
    public static JsException typeError(String message) {
        return new JsException(new JsError("TypeError", message));
    }

    /** The exception that {@code throw new RangeError(message)} is. */
    public static JsException rangeError(String message) {
        return new JsException(new JsError("RangeError", message));
    }

    /** The exception that {@code throw new SyntaxError(message)} is. */
    public static JsException syntaxError(String message) {
        return new JsException(new JsError("SyntaxError", message));
    }

    /** The exception that {@code throw new Error(message)} is. */
    public static JsException error(String message) {
        return new JsException(new JsError("Error", message));
    }
}

package dev.wasm2jar.runtime.bindgen;

import dev.wasm2jar.runtime.js.JsException;

/** The error of a {@code Result} that a function of the module returned. */
public final class GuestException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient Object value;

    /** @param value the error: any JavaScript value */
    public GuestException(Object value) {
        this.value = value;
    }

    /** The error: a {@code String}, {@code Double}, {@code JsError} or any other JavaScript value. */
    public Object value() {
        return value;
    }

    /** The text of a string, the message of an {@code Error}, or a description of another value. */
    @Override
    public String getMessage() {
        return value instanceof String ? (String) value : new JsException(value).getMessage();
    }
}

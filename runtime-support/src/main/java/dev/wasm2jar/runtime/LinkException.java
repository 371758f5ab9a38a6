package dev.wasm2jar.runtime;

/** An instance cannot be made because an import is missing or of the wrong type (spec 4.7.2). */
public final class LinkException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public LinkException(String message) {
        super(message);
    }
}

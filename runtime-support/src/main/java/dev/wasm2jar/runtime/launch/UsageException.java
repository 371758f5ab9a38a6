package dev.wasm2jar.runtime.launch;

/** A host option that cannot be understood; the message is for the user. */
public final class UsageException extends Exception {

    private static final long serialVersionUID = 1L;

    /** @param message what is wrong, with the option's name */
    public UsageException(String message) {
        super(message, null, false, false);
    }
}

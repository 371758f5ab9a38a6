package dev.wasm2jar.runtime.json;

/** A text that is not JSON (RFC 8259). */
public final class JsonException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int offset;

    JsonException(String message, int offset) {
        super(message.concat(" at offset ").concat(Integer.toString(offset)), null, false, false);
        this.offset = offset;
    }

    /** Where in the text, in {@code char}s from its start. */
    public int offset() {
        return offset;
    }
}

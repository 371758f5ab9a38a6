package dev.wasm2jar.runtime.cgi;

/** What a program wrote is no header section of a response. */
final class MalformedHeader extends RuntimeException {

    private static final long serialVersionUID = 1L;

    MalformedHeader(String message) {
        super(message, null, false, false);
    }
}

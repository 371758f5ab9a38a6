package dev.wasm2jar.compiler.bindgen;

/** A wasm-bindgen module that cannot be compiled; the message says why and what to do. */
public final class BindgenException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public BindgenException(String message) {
        super(message);
    }
}

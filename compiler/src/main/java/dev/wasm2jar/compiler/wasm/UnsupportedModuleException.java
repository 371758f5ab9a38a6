package dev.wasm2jar.compiler.wasm;

/** The module is valid but goes beyond a limit or a feature of this implementation; the message names it. */
public final class UnsupportedModuleException extends ModuleException {

    private static final long serialVersionUID = 1L;

    public UnsupportedModuleException(int offset, String message) {
        super(offset, message);
    }
}

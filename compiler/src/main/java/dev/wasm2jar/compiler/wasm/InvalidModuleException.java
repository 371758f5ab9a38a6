package dev.wasm2jar.compiler.wasm;

/** The module breaks a validation rule (spec chapter 3). */
public final class InvalidModuleException extends ModuleException {

    private static final long serialVersionUID = 1L;

    public InvalidModuleException(int offset, String message) {
        super(offset, message);
    }
}

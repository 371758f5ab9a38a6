package dev.wasm2jar.compiler.wasm;

/** The bytes are no module: they break the binary format (spec chapter 5). */
public final class MalformedModuleException extends ModuleException {

    private static final long serialVersionUID = 1L;

    public MalformedModuleException(int offset, String message) {
        super(offset, message);
    }
}

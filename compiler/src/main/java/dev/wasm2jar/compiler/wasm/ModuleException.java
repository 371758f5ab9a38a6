package dev.wasm2jar.compiler.wasm;

/** A module that cannot be compiled: the message says why, the offset says where. */
public abstract sealed class ModuleException extends RuntimeException
        permits MalformedModuleException, InvalidModuleException, UnsupportedModuleException {

    private static final long serialVersionUID = 1L;

    private final int offset;

    ModuleException(int offset, String message) {
        super(message);
        this.offset = offset;
    }

    /** Offset in bytes from the start of the binary. */
    public int offset() {
        return offset;
    }
}

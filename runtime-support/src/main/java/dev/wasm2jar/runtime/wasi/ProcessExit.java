package dev.wasm2jar.runtime.wasi;

/**
 * Unwinds the guest after {@code proc_exit}.
 *
 * <p>It is the guest's normal way out, not a failure: it has no stack trace and no message. Like a trap, it must not be
 * caught by WebAssembly's {@code catch_all}.
 */
public final class ProcessExit extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int code;

    public ProcessExit(int code) {
        super(null, null, false, false);
        this.code = code;
    }

    /** The exit code, as the guest gave it. */
    public int code() {
        return code;
    }
}

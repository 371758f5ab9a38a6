package dev.wasm2jar.runtime;

/**
 * An exception of a module (spec 4.2.16): thrown by compiled code, caught by its handlers, and what an export throws when
 * nothing catches it. Functions of the host may throw it, too.
 *
 * <p>It has no stack trace, so that throwing costs little. Traps and other Java exceptions pass all handlers of modules.
 */
public final class WasmException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Tag tag;

    /** What the exception carries, boxed as {@link ValueType} says. Read by emitted code. */
    public final transient Object[] values;

    /**
     * @param tag says how many values there are, and of which types
     * @param values boxed as {@link ValueType} says
     */
    public WasmException(Tag tag, Object... values) {
        super(null, null, false, false);
        this.tag = tag;
        this.values = values;
    }

    /** The kind of exception. */
    public Tag tag() {
        return tag;
    }

    /** Whether this exception is of that kind. Used by emitted code. */
    public boolean hasTag(Tag expected) {
        return tag == expected;
    }

    /** The exception to throw by throw_ref (spec 4.6.11). Used by emitted code. */
    public static WasmException nonNull(WasmException exception) {
        if (exception == null) {
            throw new Trap(Trap.NULL_EXCEPTION);
        }
        return exception;
    }

    @Override
    public String getMessage() {
        return "uncaught exception of type " + tag.type();
    }
}

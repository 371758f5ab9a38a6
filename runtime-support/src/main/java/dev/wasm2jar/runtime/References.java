package dev.wasm2jar.runtime;

/** Operations on references. Called by emitted code. */
public final class References {

    private References() {}

    /** ref.as_non_null (spec 4.6.5). */
    public static Object nonNull(Object reference) {
        if (reference == null) {
            throw new Trap(Trap.NULL_REFERENCE);
        }
        return reference;
    }
}

package dev.wasm2jar.runtime;

/**
 * Tests and casts of references that are more than a class check (spec 4.6.6). Called by emitted code. A class check that
 * fails ends in a ClassCastException, which {@link Trap#translate} knows.
 */
public final class Casts {

    private Casts() {}

    /** A cast that null does not pass. */
    public static Object nonNull(Object reference) {
        if (reference == null) {
            throw failure();
        }
        return reference;
    }

    /** A cast that only null passes. */
    public static Object isNull(Object reference) {
        if (reference != null) {
            throw failure();
        }
        return null;
    }

    /** A cast that nothing passes. */
    public static Object fail(Object reference) {
        throw failure();
    }

    /** ref.eq: identity, except that small integers are compared by their values. */
    public static boolean same(Object first, Object second) {
        return first == second
                || (first instanceof I31 && second instanceof I31 && ((I31) first).i31 == ((I31) second).i31);
    }

    /** Whether a reference is to a function of that type. */
    public static boolean isFunction(FuncRef reference, FuncType type) {
        return reference != null && reference.type().matches(type);
    }

    /** The function, or null, if it is of that type. */
    public static FuncRef function(FuncRef reference, FuncType type) {
        if (reference != null && !reference.type().matches(type)) {
            throw failure();
        }
        return reference;
    }

    /** The function if it is of that type. */
    public static FuncRef nonNullFunction(FuncRef reference, FuncType type) {
        if (!isFunction(reference, type)) {
            throw failure();
        }
        return reference;
    }

    private static Trap failure() {
        return new Trap(Trap.CAST_FAILURE);
    }
}

package dev.wasm2jar.runtime;

/** A reference to a function (spec 4.2.6): of an instance, or of the host. */
public abstract non-sealed class FuncRef implements Extern {

    /** The instance whose function this is, or null for a function of the host. Read by emitted code. */
    public final Instance owner;

    /** The number of the function in its owner's dispatchers. Read by emitted code. */
    public final int id;

    FuncRef(Instance owner, int id) {
        this.owner = owner;
        this.id = id;
    }

    public abstract FuncType type();

    /**
     * Calls the function with boxed values as {@link ValueType} says.
     *
     * @return its results, boxed; an empty array if there are none
     * @throws Trap when the function traps
     */
    public abstract Object[] call(Object... arguments);

    /**
     * Calls a function that does not belong to the calling module. Used by emitted code.
     *
     * @throws Trap if the function is not of that type
     */
    public static Object[] callForeign(Object[] arguments, FuncRef function, FuncType expected) {
        checkType(function, expected);
        return function.call(arguments);
    }

    /**
     * Checks the type of a function that does not belong to the calling module. Used by emitted code.
     *
     * @throws Trap if the function is not of that type
     */
    public static void checkType(FuncRef function, FuncType expected) {
        if (!function.type().matches(expected)) {
            throw new Trap(Trap.INDIRECT_CALL_TYPE_MISMATCH);
        }
    }
}

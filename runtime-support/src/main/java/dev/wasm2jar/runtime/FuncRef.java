package dev.wasm2jar.runtime;

/** A reference to a function (spec 4.2.6): of an instance, or of the host. */
public abstract non-sealed class FuncRef implements Extern {

    /** The instance whose function this is, or null for a function of the host. Read by emitted code. */
    public final Instance owner;

    /** The number of the function in its owner's dispatchers. Read by emitted code. */
    public final int id;

    private final FuncType type;

    FuncRef(Instance owner, int id, FuncType type) {
        this.owner = owner;
        this.id = id;
        this.type = type;
    }

    public final FuncType type() {
        return type;
    }

    /**
     * Calls the function with boxed values as {@link ValueType} says.
     *
     * @return its results, boxed; an empty array if there are none
     * @throws Trap when the function traps
     */
    public abstract Object[] call(Object... arguments);
}

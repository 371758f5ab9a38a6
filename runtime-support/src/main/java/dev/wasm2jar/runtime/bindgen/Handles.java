package dev.wasm2jar.runtime.bindgen;

import dev.wasm2jar.runtime.js.JsUndefined;

/** JavaScript values by the numbers that a module knows them by. */
public abstract class Handles {

    /** A handle that the module owns. */
    public abstract int add(Object value);

    /** A handle that the module owns, or 0 for null and undefined. */
    public final int addOptional(Object value) {
        return value == null || value == JsUndefined.UNDEFINED ? 0 : add(value);
    }

    /** A handle that the module may use until {@link #release}. */
    public abstract int borrow(Object value);

    /** How many values are lent: for {@link #release}. */
    public abstract int borrowed();

    /** Ends the use of all values that were lent since then. */
    public abstract void release(int borrowed);

    /** The value of a handle. */
    public abstract Object get(int handle);

    /** The value of a handle that the module gives up. */
    public abstract Object take(int handle);

    /**
     * The values of an array of handles that the module gives up.
     *
     * @param address of the array in the module's memory
     */
    abstract void takeAll(int[] handles, int address, Object[] target);

    /** As {@link #take}, with null for undefined and for no handle. */
    public final Object takeOptional(int handle) {
        Object value = handle == 0 ? null : take(handle);
        return value == JsUndefined.UNDEFINED ? null : value;
    }

    /** As {@link #get}, with null for undefined and for no handle. */
    public final Object getOptional(int handle) {
        Object value = handle == 0 ? null : get(handle);
        return value == JsUndefined.UNDEFINED ? null : value;
    }

    /** How many handles the module owns. */
    public abstract int live();
}

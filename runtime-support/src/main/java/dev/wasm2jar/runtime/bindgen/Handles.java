package dev.wasm2jar.runtime.bindgen;

import dev.wasm2jar.runtime.js.JsUndefined;
import java.util.Arrays;

/**
 * JavaScript values by the numbers that a module knows them by.
 *
 * <p>Modules are compiled with the number of {@code undefined}; {@code null}, {@code true} and {@code false} follow, then
 * the values that the module owns. Values that it may use during one call are below, the last one lowest.
 */
public final class Handles {

    private static final int CONSTANTS = 4;

    private final int first;
    private Object[] values;
    /** The next free handle, for each free one. */
    private int[] next;
    private int free;
    private int lowest;
    private int live;

    Handles(int first) {
        this.first = first;
        this.free = first + CONSTANTS;
        this.lowest = first;
        this.values = new Object[first + 64];
        this.next = new int[values.length];
        values[first] = JsUndefined.UNDEFINED;
        values[first + 2] = Boolean.TRUE;
        values[first + 3] = Boolean.FALSE;
        link(free);
    }

    private void link(int from) {
        for (int i = from; i < next.length; i++) {
            next[i] = i + 1;
        }
    }

    /** A handle that the module owns. */
    public int add(Object value) {
        if (value == null) {
            return first + 1;
        }
        if (value == JsUndefined.UNDEFINED) {
            return first;
        }
        int handle = free;
        if (handle == values.length) {
            values = Arrays.copyOf(values, 2 * handle);
            next = Arrays.copyOf(next, 2 * handle);
            link(handle);
        }
        free = next[handle];
        values[handle] = value;
        live++;
        return handle;
    }

    /** A handle that the module owns, or 0 for null and undefined. */
    public int addOptional(Object value) {
        return value == null || value == JsUndefined.UNDEFINED ? 0 : add(value);
    }

    /** A handle that the module may use until {@link #release}. */
    public int borrow(Object value) {
        if (lowest == 1) {
            throw new IllegalStateException("too many values are lent to the module at a time");
        }
        values[--lowest] = value;
        return lowest;
    }

    /** How many values are lent: for {@link #release}. */
    public int borrowed() {
        return lowest;
    }

    /** Ends the use of all values that were lent since then. */
    public void release(int borrowed) {
        while (lowest < borrowed) {
            values[lowest++] = null;
        }
    }

    /** The value of a handle. */
    public Object get(int handle) {
        return values[handle];
    }

    /** The value of a handle that the module gives up. */
    public Object take(int handle) {
        Object value = values[handle];
        if (handle >= first + CONSTANTS) {
            values[handle] = null;
            next[handle] = free;
            free = handle;
            live--;
        }
        return value;
    }

    /** As {@link #take}, with null for undefined and for no handle. */
    public Object takeOptional(int handle) {
        Object value = handle == 0 ? null : take(handle);
        return value == JsUndefined.UNDEFINED ? null : value;
    }

    /** As {@link #get}, with null for undefined and for no handle. */
    public Object getOptional(int handle) {
        Object value = handle == 0 ? null : get(handle);
        return value == JsUndefined.UNDEFINED ? null : value;
    }

    /** How many handles the module owns. */
    public int live() {
        return live;
    }
}

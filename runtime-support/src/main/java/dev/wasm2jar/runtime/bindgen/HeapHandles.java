package dev.wasm2jar.runtime.bindgen;

import dev.wasm2jar.runtime.js.JsUndefined;
import java.util.Arrays;

/**
 * Handles of a module that knows values by numbers only.
 *
 * <p>Modules are compiled with the number of {@code undefined}; {@code null}, {@code true} and {@code false} follow, then
 * the values that the module owns. Values that it may use during one call are below, the last one lowest.
 */
final class HeapHandles extends Handles {

    private static final int CONSTANTS = 4;

    private final int first;
    private Object[] values;
    /** The next free handle, for each free one. */
    private int[] next;
    private int free;
    private int lowest;
    private int live;

    HeapHandles(int first) {
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

    @Override
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

    @Override
    public int borrow(Object value) {
        if (lowest == 1) {
            throw new IllegalStateException("too many values are lent to the module at a time");
        }
        values[--lowest] = value;
        return lowest;
    }

    @Override
    public int borrowed() {
        return lowest;
    }

    @Override
    public void release(int borrowed) {
        while (lowest < borrowed) {
            values[lowest++] = null;
        }
    }

    @Override
    public Object get(int handle) {
        return values[handle];
    }

    @Override
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

    @Override
    void takeAll(int[] handles, int address, Object[] target) {
        for (int i = 0; i < handles.length; i++) {
            target[i] = take(handles[i]);
        }
    }

    @Override
    public int live() {
        return live;
    }
}

package dev.wasm2jar.runtime.bindgen;

import dev.wasm2jar.runtime.Table;
import dev.wasm2jar.runtime.js.JsUndefined;

/**
 * Handles of a module that passes values as references: places in a table of the module, which says itself which are free.
 * It has handles only where a reference cannot go, as in memory.
 */
public final class TableHandles extends Handles {

    private final Guest guest;
    private int live;

    TableHandles(Guest guest) {
        this.guest = guest;
    }

    /** Makes room for what the module expects in its table from the beginning: undefined, null, true and false. */
    public static void initialize(Guest guest) {
        Table table = guest.references();
        int first = table.grow(JsUndefined.UNDEFINED, 4);
        table.set(0, JsUndefined.UNDEFINED);
        table.set(first + 1, null);
        table.set(first + 2, Boolean.TRUE);
        table.set(first + 3, Boolean.FALSE);
    }

    @Override
    public int add(Object value) {
        int handle = guest.allocateReference();
        guest.references().set(handle, value);
        live++;
        return handle;
    }

    /** Such modules take what is lent as a reference. */
    @Override
    public int borrow(Object value) {
        throw new IllegalStateException("a module with references is lent a handle");
    }

    @Override
    public int borrowed() {
        return 0;
    }

    @Override
    public void release(int borrowed) {}

    @Override
    public Object get(int handle) {
        return guest.references().get(handle);
    }

    @Override
    public Object take(int handle) {
        Object value = guest.references().get(handle);
        guest.freeReference(handle);
        live--;
        return value;
    }

    @Override
    void takeAll(int[] handles, int address, Object[] target) {
        Table table = guest.references();
        for (int i = 0; i < handles.length; i++) {
            target[i] = table.get(handles[i]);
        }
        guest.freeReferences(address, handles.length);
        live -= handles.length;
    }

    @Override
    public int live() {
        return live;
    }
}

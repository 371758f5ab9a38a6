package dev.wasm2jar.runtime.js;

/** A {@code Set} (ECMA-262 24.2): values in the order in which they were added. */
public final class JsSet extends JsObject {

    final EntryTable entries = new EntryTable();

    @Override
    public String className() {
        return "Set";
    }

    @Override
    JsObject classPrototype(JsContext context) {
        return SetLibrary.of(context).prototype;
    }

    /** How many values there are. */
    public int size() {
        return entries.size();
    }

    /** Whether a value is in it. */
    public boolean has(Object value) {
        return entries.has(value);
    }

    /** Adds a value. */
    public void add(Object value) {
        entries.put(value, value instanceof Double number && number == 0 ? (Object) 0.0 : value);
    }
}

package dev.wasm2jar.runtime.js;

/** A {@code Map} (ECMA-262 24.1): entries in the order in which they were added. */
public final class JsMap extends JsObject {

    final EntryTable entries = new EntryTable();

    @Override
    public String className() {
        return "Map";
    }

    @Override
    JsObject classPrototype(JsContext context) {
        return MapLibrary.of(context).prototype;
    }

    /** How many entries there are. */
    public int size() {
        return entries.size();
    }

    /** The value of a key, or undefined. */
    public Object get(Object key) {
        return entries.get(key);
    }

    /** Sets the value of a key. */
    public void set(Object key, Object value) {
        entries.put(key, value);
    }
}

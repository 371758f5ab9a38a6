package dev.wasm2jar.runtime.js;

import java.util.HashMap;
import java.util.Map;

/**
 * The entries of a map or a set: hashed, and linked in the order in which they were added. Going through them sees what is
 * added and removed meanwhile, as ECMA-262 24.1.3.5 wants and no collection of the JDK allows.
 */
final class EntryTable {

    private static final Double ZERO = 0.0;

    private final Map<Object, Entry> index = new HashMap<>();
    private final Entry head = new Entry(null, null);
    private Entry last = head;

    static final class Entry {

        final Object key;
        Object value;
        private Entry before;
        private Entry after;
        private boolean removed;

        private Entry(Object key, Object value) {
            this.key = key;
            this.value = value;
        }
    }

    /** The key by which values that are the same (SameValueZero) find each other: objects and symbols hash by identity. */
    private static Object normal(Object key) {
        return key instanceof Double number && number == 0 ? ZERO : key;
    }

    int size() {
        return index.size();
    }

    boolean has(Object key) {
        return index.containsKey(normal(key));
    }

    Object get(Object key) {
        Entry entry = index.get(normal(key));
        return entry == null ? JsUndefined.UNDEFINED : entry.value;
    }

    void put(Object key, Object value) {
        Object normal = normal(key);
        Entry entry = index.get(normal);
        if (entry != null) {
            entry.value = value;
            return;
        }
        entry = new Entry(normal, value);
        entry.before = last;
        last.after = entry;
        last = entry;
        index.put(normal, entry);
    }

    boolean remove(Object key) {
        Entry entry = index.remove(normal(key));
        if (entry == null) {
            return false;
        }
        entry.removed = true;
        entry.before.after = entry.after;
        if (entry.after == null) {
            last = entry.before;
        } else {
            entry.after.before = entry.before;
        }
        return true;
    }

    void clear() {
        for (Entry entry = head.after; entry != null; entry = entry.after) {
            entry.removed = true;
            entry.before = head;
        }
        head.after = null;
        last = head;
        index.clear();
    }

    /** Where going through the entries starts. */
    Entry start() {
        return head;
    }

    /** The entry after one that may have been removed since; null at the end. */
    Entry after(Entry entry) {
        Entry from = entry;
        while (from.removed) {
            from = from.before;
        }
        return from.after;
    }
}

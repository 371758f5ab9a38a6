package dev.wasm2jar.runtime.js;

/** Iterates over a map or a set. */
final class EntryIterator extends JsIterator {

    private final EntryTable entries;
    private final String kind;
    private EntryTable.Entry at;

    /** @param kind {@code keys}, {@code values} or {@code entries} */
    EntryIterator(String className, EntryTable entries, String kind) {
        super(className);
        this.entries = entries;
        this.kind = kind;
        this.at = entries.start();
    }

    @Override
    public Object advance(JsContext context) {
        EntryTable.Entry next = at == null ? null : entries.after(at);
        at = next;
        if (next == null) {
            return END;
        }
        return switch (kind) {
            case "keys" -> next.key;
            case "values" -> next.value;
            default -> JsArray.of(next.key, next.value);
        };
    }
}

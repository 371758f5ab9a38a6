package dev.wasm2jar.runtime.js;

/** {@code Set} (ECMA-262 24.2). */
final class SetLibrary extends Library {

    private SetLibrary(JsContext context) {
        super("Set", 0, new JsObject());
        context.install("Set", this);
        methods("add:1 clear:0 delete:1 difference:1 entries:0 forEach:1 has:1 intersection:1 isDisjointFrom:1 "
                + "isSubsetOf:1 isSupersetOf:1 symmetricDifference:1 union:1 values:0");
        getters("size");
        prototype.hide("keys", prototype.own("values"));
        prototype.hide(JsSymbol.ITERATOR, prototype.own("values"));
        tag("Set");
    }

    static SetLibrary of(JsContext context) {
        Library library = context.library("Set");
        return library == null ? new SetLibrary(context) : (SetLibrary) library;
    }

    @Override
    Object construct(JsContext context, Object[] arguments) {
        return JsSets.create(context, argument(arguments, 0));
    }

    @Override
    Object call(JsContext context, String name, Object receiver, Object[] arguments) {
        if (!(receiver instanceof JsSet set)) {
            throw incompatible("Set.prototype.".concat(name), receiver);
        }
        Object value = argument(arguments, 0);
        switch (name) {
            case "add":
                set.add(value);
                return set;
            case "has":
                return set.has(value);
            case "delete":
                return set.entries.remove(value);
            case "get size":
                return JsNumber.of(set.size());
            case "clear":
                set.entries.clear();
                return JsUndefined.UNDEFINED;
            case "values", "entries":
                return new EntryIterator("Set Iterator", set.entries, name);
            case "forEach":
                JsFunction callback = function(arguments, 0);
                EntryTable.Entry entry = set.entries.after(set.entries.start());
                for (; entry != null; entry = set.entries.after(entry)) {
                    callback.call(context, argument(arguments, 1), entry.key, entry.key, set);
                }
                return JsUndefined.UNDEFINED;
            default:
                return SetAlgebra.call(context, name, set, value);
        }
    }
}

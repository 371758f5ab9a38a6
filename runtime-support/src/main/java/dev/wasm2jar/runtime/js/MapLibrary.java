package dev.wasm2jar.runtime.js;

/** {@code Map} (ECMA-262 24.1). */
final class MapLibrary extends Library {

    private MapLibrary(JsContext context) {
        super("Map", 0, new JsObject());
        context.install("Map", this);
        methods("clear:0 delete:1 entries:0 forEach:1 get:1 has:1 keys:0 set:2 values:0");
        getters("size");
        prototype.hide(JsSymbol.ITERATOR, prototype.own("entries"));
        tag("Map");
        statics("groupBy:2");
    }

    static MapLibrary of(JsContext context) {
        Library library = context.library("Map");
        return library == null ? new MapLibrary(context) : (MapLibrary) library;
    }

    @Override
    Object construct(JsContext context, Object[] arguments) {
        JsMap map = new JsMap();
        if (!JsUndefined.isNullish(argument(arguments, 0))) {
            Iteration iteration = Iteration.of(context, arguments[0]);
            while (iteration.next()) {
                if (!(iteration.value() instanceof JsObject entry)) {
                    throw JsException.typeError(
                            "Iterator value " + JsDebug.describe(iteration.value()) + " is not an entry object");
                }
                map.entries.put(entry.getIndex(context, 0), entry.getIndex(context, 1));
            }
        }
        return map;
    }

    @Override
    Object callStatic(JsContext context, String name, Object receiver, Object[] arguments) {
        JsFunction callback = function(arguments, 1);
        JsMap groups = new JsMap();
        Iteration iteration = Iteration.of(context, argument(arguments, 0));
        for (int i = 0; iteration.next(); i++) {
            Object key = callback.call(context, JsUndefined.UNDEFINED, iteration.value(), JsNumber.of(i));
            if (!groups.entries.has(key)) {
                groups.entries.put(key, new JsArray());
            }
            ((JsArray) groups.entries.get(key)).add(iteration.value());
        }
        return groups;
    }

    @Override
    Object call(JsContext context, String name, Object receiver, Object[] arguments) {
        if (!(receiver instanceof JsMap map)) {
            throw incompatible("Map.prototype.".concat(name), receiver);
        }
        Object key = argument(arguments, 0);
        switch (name) {
            case "get":
                return map.entries.get(key);
            case "set":
                map.entries.put(key, argument(arguments, 1));
                return map;
            case "has":
                return map.entries.has(key);
            case "delete":
                return map.entries.remove(key);
            case "get size":
                return JsNumber.of(map.entries.size());
            case "clear":
                map.entries.clear();
                return JsUndefined.UNDEFINED;
            case "forEach":
                JsFunction callback = function(arguments, 0);
                EntryTable.Entry entry = map.entries.after(map.entries.start());
                for (; entry != null; entry = map.entries.after(entry)) {
                    callback.call(context, argument(arguments, 1), entry.value, entry.key, map);
                }
                return JsUndefined.UNDEFINED;
            default:
                return new EntryIterator("Map Iterator", map.entries, name);
        }
    }
}

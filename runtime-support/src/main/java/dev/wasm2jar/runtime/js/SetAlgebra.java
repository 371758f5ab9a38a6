package dev.wasm2jar.runtime.js;

import java.util.ArrayList;
import java.util.List;

/** The methods of {@code Set.prototype} that take another set, or what looks like one (ECMA-262 24.2.1.2). */
final class SetAlgebra {

    private final JsContext context;
    private final JsObject other;
    private final double size;
    private final JsFunction has;
    private final JsFunction keys;

    private SetAlgebra(JsContext context, Object value) {
        if (!(value instanceof JsObject object)) {
            throw JsException.typeError(JsDebug.describe(value) + " is not a set");
        }
        this.context = context;
        this.other = object;
        this.size = JsConversions.toNumber(context, object.get(context, "size"));
        if (Double.isNaN(size) || !(object.get(context, "has") instanceof JsFunction hasMethod)
                || !(object.get(context, "keys") instanceof JsFunction keysMethod)) {
            throw JsException.typeError(JsDebug.describe(value) + " is not set-like: it needs size, has and keys");
        }
        this.has = hasMethod;
        this.keys = keysMethod;
    }

    static Object call(JsContext context, String name, JsSet set, Object other) {
        return new SetAlgebra(context, other).result(name, set);
    }

    private boolean otherHas(Object value) {
        return JsConversions.toBoolean(has.call(context, other, value));
    }

    private List<Object> otherKeys() {
        if (!(keys.call(context, other) instanceof JsObject iterator)) {
            throw JsException.typeError("the result of keys is not an object");
        }
        List<Object> values = new ArrayList<>();
        while (JsDynamic.callMethod(context, "next", iterator) instanceof JsObject result
                && !JsConversions.toBoolean(result.get(context, "done"))) {
            values.add(result.get(context, "value"));
        }
        return values;
    }

    private static List<Object> values(JsSet set) {
        List<Object> values = new ArrayList<>();
        EntryTable.Entry entry = set.entries.after(set.entries.start());
        for (; entry != null; entry = set.entries.after(entry)) {
            values.add(entry.key);
        }
        return values;
    }

    private Object result(String name, JsSet set) {
        JsSet made = new JsSet();
        switch (name) {
            case "union":
                addAll(made, values(set));
                addAll(made, otherKeys());
                return made;
            case "intersection":
                for (Object value : size < set.size() ? otherKeys() : values(set)) {
                    if (size < set.size() ? set.has(value) : otherHas(value)) {
                        made.add(value);
                    }
                }
                return made;
            case "difference":
                for (Object value : values(set)) {
                    if (!otherHas(value)) {
                        made.add(value);
                    }
                }
                return made;
            case "symmetricDifference":
                addAll(made, values(set));
                for (Object value : otherKeys()) {
                    if (set.has(value)) {
                        made.entries.remove(value);
                    } else {
                        made.add(value);
                    }
                }
                return made;
            case "isDisjointFrom":
                for (Object value : values(set)) {
                    if (otherHas(value)) {
                        return false;
                    }
                }
                return true;
            case "isSubsetOf":
                return isSubset(set);
            default:
                for (Object value : otherKeys()) {
                    if (!set.has(value)) {
                        return false;
                    }
                }
                return true;
        }
    }

    private boolean isSubset(JsSet set) {
        for (Object value : values(set)) {
            if (!otherHas(value)) {
                return false;
            }
        }
        return true;
    }

    private static void addAll(JsSet set, List<Object> values) {
        for (Object value : values) {
            set.add(value);
        }
    }
}

package dev.wasm2jar.runtime.js;

import java.util.IdentityHashMap;
import java.util.Map;

/** {@code structuredClone} (HTML 2.7): of plain objects, arrays, maps, sets, dates, errors, buffers and their views. */
final class StructuredClone {

    private final JsContext context;
    private final Map<Object, Object> copies = new IdentityHashMap<>();

    private StructuredClone(JsContext context) {
        this.context = context;
    }

    static Object of(JsContext context, Object value) {
        return new StructuredClone(context).copy(value);
    }

    private Object copy(Object value) {
        if (JsTypes.isPrimitive(value) && !(value instanceof JsSymbol)) {
            return value;
        }
        Object known = copies.get(value);
        if (known != null) {
            return known;
        }
        if (value instanceof JsSymbol || JsTypes.isFunction(value) || !(value instanceof JsObject object)) {
            throw new JsException(new JsError("DataCloneError", JsDebug.describe(value) + " could not be cloned."));
        }
        return copy(object);
    }

    private JsObject copy(JsObject object) {
        JsObject copy = empty(object);
        copies.put(object, copy);
        if (object instanceof JsMap map) {
            EntryTable.Entry entry = map.entries.after(map.entries.start());
            for (; entry != null; entry = map.entries.after(entry)) {
                ((JsMap) copy).set(copy(entry.key), copy(entry.value));
            }
        } else if (object instanceof JsSet set) {
            EntryTable.Entry entry = set.entries.after(set.entries.start());
            for (; entry != null; entry = set.entries.after(entry)) {
                ((JsSet) copy).add(copy(entry.key));
            }
        } else if (object instanceof JsError) {
            for (String name : new String[] {"message", "stack", "cause"}) {
                if (object.getOwnProperty(context, name) != null) {
                    copy.hide(name, copy(object.get(context, name)));
                }
            }
        } else if (object.getClass() == JsObject.class || object instanceof JsArray) {
            if (object instanceof JsArray array) {
                copy.set(context, "length", JsNumber.of(array.length()));
            }
            for (String key : JsObjects.enumerableKeys(context, object)) {
                copy.set(context, key, copy(object.get(context, key)));
            }
        }
        return copy;
    }

    private JsObject empty(JsObject object) {
        if (object instanceof JsArray) {
            return new JsArray();
        }
        if (object instanceof JsMap) {
            return new JsMap();
        }
        if (object instanceof JsSet) {
            return new JsSet();
        }
        if (object instanceof JsDate date) {
            return new JsDate(date.time());
        }
        if (object instanceof JsError error) {
            return new JsError(error.type(), null);
        }
        if (object instanceof JsWrapper wrapper) {
            return new JsWrapper(wrapper.value());
        }
        if (object instanceof JsRegExp regExp) {
            return JsRegExp.create(regExp.source(), regExp.flags());
        }
        if (object instanceof JsArrayBuffer buffer) {
            return buffer.slice(0, buffer.length());
        }
        if (object instanceof JsTypedArray array) {
            return new JsTypedArray(array.type(), (JsArrayBuffer) copy((Object) array.buffer()), array.offset(),
                    array.length());
        }
        if (object.getClass() == JsObject.class) {
            return new JsObject();
        }
        throw new JsException(new JsError("DataCloneError", JsDebug.describe(object) + " could not be cloned."));
    }
}

package dev.wasm2jar.runtime.js;

import java.math.BigInteger;

/** The text of a value by which the tests compare: the same that {@code show} in expect.mjs makes. */
final class Shown {

    private Shown() {}

    static String of(JsContext context, Object value) {
        return of(context, value, 0);
    }

    private static String of(JsContext context, Object value, int depth) {
        if (depth > 6) {
            return "...";
        }
        if (value instanceof String text) {
            StringBuilder quoted = new StringBuilder();
            JsonWriter.quote(text, quoted);
            return quoted.toString();
        }
        if (value instanceof Double number) {
            return number == 0 && 1 / number < 0 ? "-0" : JsNumber.toString(number);
        }
        if (value instanceof BigInteger) {
            return value + "n";
        }
        if (value instanceof JsFunction function && !(value instanceof JsProxy)) {
            return "function " + function.name();
        }
        if (!(value instanceof JsObject object)) {
            return String.valueOf(value);
        }
        if (object instanceof JsError error) {
            return "Error " + JsConversions.toString(context, error.get(context, "name"));
        }
        if (object instanceof JsDate date) {
            return "Date " + JsNumber.toString(date.time());
        }
        if (object instanceof JsRegExp) {
            return JsConversions.toString(context, object);
        }
        StringBuilder out = new StringBuilder();
        if (object instanceof JsMap || object instanceof JsSet || object instanceof JsIterator) {
            out.append(object instanceof JsIterator ? "iterator" : object.className()).append('(');
            String separator = "";
            for (Object element : Iteration.list(context, object)) {
                out.append(separator).append(of(context, element, depth + 1));
                separator = ", ";
            }
            return out.append(')').toString();
        }
        if (object instanceof JsPromise promise) {
            return "Promise " + promise.state().name().toLowerCase(java.util.Locale.ROOT) + " "
                    + of(context, promise.result(), depth + 1);
        }
        if (object instanceof JsWrapper wrapper) {
            return "wrapped " + of(context, wrapper.value(), depth + 1);
        }
        boolean isArray = JsArrays.isArray(object) || object instanceof JsTypedArray;
        if (object instanceof JsTypedArray) {
            out.append(object.className());
        }
        out.append(isArray ? '[' : '{');
        String separator = "";
        if (isArray) {
            long length = ArrayLibrary.length(context, object);
            for (long i = 0; i < length; i++) {
                out.append(separator).append(object.has(context, Long.toString(i))
                        ? of(context, object.getIndex(context, i), depth + 1) : "hole");
                separator = ", ";
            }
        }
        for (Object key : object.ownKeys(context)) {
            boolean isElement = isArray && key instanceof String name && JsArray.index(name) >= 0;
            JsProperty property = isElement ? null : object.getOwnProperty(context, key);
            if (property != null && property.isEnumerable()) {
                out.append(separator).append(key).append(": ").append(of(context, object.get(context, key), depth + 1));
                separator = ", ";
            }
        }
        return out.append(isArray ? ']' : '}').toString();
    }
}

package dev.wasm2jar.runtime.js;

import java.util.ArrayList;
import java.util.List;

/** The text of a value as Rust's {@code Debug} of a {@code JsValue} shows it: what wasm-bindgen calls debug_string. */
public final class JsDebugString {

    private final JsContext context;
    private final List<Object> open = new ArrayList<>();

    private JsDebugString(JsContext context) {
        this.context = context;
    }

    /** The text of a value. */
    public static String of(JsContext context, Object value) {
        return new JsDebugString(context).text(value);
    }

    private String text(Object value) {
        if (JsUndefined.isNullish(value) || value instanceof Double || value instanceof Boolean) {
            return JsConversions.toString(context, value);
        }
        if (value instanceof String text) {
            return "\"".concat(text).concat("\"");
        }
        if (value instanceof JsSymbol symbol) {
            return symbol.description() == null ? "Symbol" : symbol.toString();
        }
        if (value instanceof JsFunction function) {
            return function.name().isEmpty() ? "Function" : "Function(".concat(function.name()).concat(")");
        }
        if (value instanceof JsArray array) {
            return text(array);
        }
        if (value instanceof JsError error) {
            Object stack = error.get(context, "stack");
            String summary = ErrorLibrary.toString(context, error);
            return stack instanceof String text ? summary.concat("\n").concat(text) : summary;
        }
        String tagged = JsObjects.toString(context, value);
        String name = tagged.substring("[object ".length(), tagged.length() - 1);
        return name.equals("Object") ? object(value) : name;
    }

    private String text(JsArray array) {
        for (Object outer : open) {
            if (outer == array) {
                return "[...]";
            }
        }
        open.add(array);
        StringBuilder text = new StringBuilder("[");
        for (long i = 0; i < array.length(); i++) {
            text.append(i == 0 ? "" : ", ").append(text(array.getIndex(context, i)));
        }
        open.remove(open.size() - 1);
        return text.append(']').toString();
    }

    private String object(Object value) {
        try {
            return "Object(" + JsJson.stringify(context, value) + ")";
        } catch (JsException cyclic) {
            return "Object";
        }
    }
}

package dev.wasm2jar.runtime.js;

import java.util.ArrayList;
import java.util.List;

/** {@code JSON} (ECMA-262 25.5). */
public final class JsJson {

    private JsJson() {}

    /** {@code JSON.parse(text)}. */
    public static Object parse(String text) {
        return new JsonParser(text).parse();
    }

    /** {@code JSON.parse(text, reviver)}. */
    public static Object parse(JsContext context, Object text, Object reviver) {
        Object value = parse(JsConversions.toString(context, text));
        if (!(reviver instanceof JsFunction function)) {
            return value;
        }
        return revive(context, function, new JsObject().put("", value), "");
    }

    private static Object revive(JsContext context, JsFunction reviver, JsObject holder, Object key) {
        Object value = holder.get(context, key);
        if (value instanceof JsObject object) {
            for (String name : JsObjects.enumerableKeys(context, object)) {
                Object revived = revive(context, reviver, object, name);
                if (revived == JsUndefined.UNDEFINED) {
                    object.delete(context, name);
                } else {
                    object.defineOwnProperty(context, name, JsProperty.data(revived, JsProperty.PLAIN));
                }
            }
        }
        return reviver.call(context, holder, key, value);
    }

    /** {@code JSON.stringify(value)}: a String, or undefined if there is no JSON for the value. */
    public static Object stringify(JsContext context, Object value) {
        return new JsonWriter(context, null, null, "").write(value);
    }

    /** {@code JSON.stringify(value, replacer)}. */
    public static Object stringify(JsContext context, Object value, Object replacer) {
        return stringify(context, value, replacer, JsUndefined.UNDEFINED);
    }

    /** {@code JSON.stringify(value, replacer, space)}. */
    public static Object stringify(JsContext context, Object value, Object replacer, Object space) {
        JsFunction function = replacer instanceof JsFunction given ? given : null;
        List<String> names = null;
        if (function == null && JsArrays.isArray(replacer)) {
            names = new ArrayList<>();
            for (Object name : Iteration.argumentList(context, replacer)) {
                if (name instanceof String || name instanceof Double || name instanceof JsWrapper) {
                    String text = JsConversions.toString(context, name);
                    if (!names.contains(text)) {
                        names.add(text);
                    }
                }
            }
        }
        return new JsonWriter(context, function, names, gap(space)).write(value);
    }

    private static String gap(Object space) {
        Object primitive = space instanceof JsWrapper wrapper ? wrapper.value() : space;
        if (primitive instanceof Double number) {
            return "          ".substring(0, (int) Math.max(0, Math.min(10, JsNumber.toInteger(number))));
        }
        return primitive instanceof String text ? text.substring(0, Math.min(10, text.length())) : "";
    }
}

package dev.wasm2jar.runtime.js;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/** Writes JSON (ECMA-262 25.5.2). */
final class JsonWriter {

    /** Structures nest no deeper, so that half a megabyte of stack is enough. */
    private static final int DEEPEST = 1000;

    private final JsContext context;
    private final JsFunction replacer;
    private final List<String> names;
    private final String gap;
    private final StringBuilder out = new StringBuilder();
    private final List<JsObject> open = new ArrayList<>();
    private String indent = "";

    /**
     * @param replacer what replaces each value, or null
     * @param names the only properties to write, or null for all
     * @param gap one level of indentation, or empty for one line
     */
    JsonWriter(JsContext context, JsFunction replacer, List<String> names, String gap) {
        this.context = context;
        this.replacer = replacer;
        this.names = names;
        this.gap = gap;
    }

    /** The JSON of a value, or undefined. */
    Object write(Object value) {
        Object prepared = prepare(replacer == null ? null : new JsObject().put("", value), "", value);
        return isWritable(prepared) ? writeValue(prepared) : JsUndefined.UNDEFINED;
    }

    private String writeValue(Object prepared) {
        append(prepared);
        return out.toString();
    }

    /** What is written for a value: toJSON and the replacer have their say, wrappers become primitive values. */
    private Object prepare(JsObject holder, String key, Object value) {
        Object result = value;
        if (result instanceof JsObject || result instanceof BigInteger) {
            if (JsDynamic.get(context, result, "toJSON") instanceof JsFunction toJson) {
                result = toJson.call(context, result, key);
            }
        }
        if (replacer != null) {
            result = replacer.call(context, holder, key, result);
        }
        if (result instanceof JsWrapper wrapper) {
            result = wrapper.value() instanceof Double ? JsNumber.of(JsConversions.toNumber(context, wrapper))
                    : wrapper.value() instanceof String ? JsConversions.toString(context, wrapper) : wrapper.value();
        }
        return result;
    }

    private static boolean isWritable(Object prepared) {
        return prepared != JsUndefined.UNDEFINED && !(prepared instanceof JsSymbol) && !JsTypes.isFunction(prepared);
    }

    private void append(Object value) {
        if (value instanceof String text) {
            quote(text, out);
        } else if (value instanceof Double number) {
            double d = number;
            out.append(Double.isNaN(d) || Double.isInfinite(d) ? "null" : JsNumber.toString(d));
        } else if (value instanceof BigInteger) {
            throw JsException.typeError("Do not know how to serialize a BigInt");
        } else if (value instanceof JsObject object) {
            enter(object);
            if (JsArrays.isArray(object)) {
                appendArray(object);
            } else {
                appendObject(object);
            }
            open.remove(open.size() - 1);
        } else if (value == null || value instanceof Boolean) {
            out.append(value);
        } else {
            out.append("{}");
        }
    }

    private void enter(JsObject object) {
        for (JsObject outer : open) {
            if (outer == object) {
                throw JsException.typeError("Converting circular structure to JSON");
            }
        }
        if (open.size() == DEEPEST) {
            throw JsException.rangeError("Maximum call stack size exceeded: the structure is too deep for JSON");
        }
        open.add(object);
    }

    private void appendArray(JsObject array) {
        String outer = indent;
        indent = indent.concat(gap);
        out.append('[');
        long length = ArrayLibrary.length(context, array);
        for (long i = 0; i < length; i++) {
            out.append(i == 0 ? "" : ",");
            newLine(indent);
            Object element = array.getIndex(context, i);
            boolean asItIs = replacer == null && (element instanceof Double || element instanceof String);
            Object prepared = asItIs ? element : prepare(array, Long.toString(i), element);
            append(isWritable(prepared) ? prepared : null);
        }
        indent = outer;
        if (length > 0) {
            newLine(outer);
        }
        out.append(']');
    }

    private void appendObject(JsObject object) {
        String outer = indent;
        indent = indent.concat(gap);
        out.append('{');
        boolean empty = true;
        for (String name : names == null ? JsObjects.enumerableKeys(context, object) : names) {
            Object prepared = prepare(object, name, object.get(context, name));
            if (isWritable(prepared)) {
                out.append(empty ? "" : ",");
                empty = false;
                newLine(indent);
                quote(name, out);
                out.append(gap.isEmpty() ? ":" : ": ");
                append(prepared);
            }
        }
        indent = outer;
        if (!empty) {
            newLine(outer);
        }
        out.append('}');
    }

    private void newLine(String indentation) {
        if (!gap.isEmpty()) {
            out.append('\n').append(indentation);
        }
    }

    /** QuoteJSONString (ECMA-262 25.5.2.3); surrogates without their other half are escaped. */
    static void quote(String text, StringBuilder out) {
        out.append('"');
        int done = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= ' ' && c != '"' && c != '\\' && (c < 0xd800 || c > 0xdfff)) {
                continue;
            }
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
                continue;
            }
            out.append(text, done, i);
            done = i + 1;
            escape(c, out);
        }
        out.append(text, done, text.length()).append('"');
    }

    private static void escape(char c, StringBuilder out) {
        switch (c) {
            case '"', '\\' -> out.append('\\').append(c);
            case '\b' -> out.append("\\b");
            case '\f' -> out.append("\\f");
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            default -> {
                out.append("\\u");
                for (int shift = 12; shift >= 0; shift -= 4) {
                    out.append(Character.forDigit(c >> shift & 15, 16));
                }
            }
        }
    }
}

package dev.wasm2jar.runtime.js;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/** Shows values to people, in the manner of Node.js: {@code { name: 'x', list: [ 1, 2 ] }}. */
final class Inspector {

    private static final int DEEPEST = 2;
    private static final int WIDTH = 72;
    private static final int MOST_ELEMENTS = 100;

    private final JsContext context;
    private final List<JsObject> open = new ArrayList<>();

    private Inspector(JsContext context) {
        this.context = context;
    }

    static String inspect(JsContext context, Object value) {
        return new Inspector(context).text(value, 0);
    }

    private String text(Object value, int indent) {
        if (value instanceof String text) {
            return quoted(text);
        }
        if (value instanceof Double number) {
            return number == 0 && 1 / number < 0 ? "-0" : JsNumber.toString(number);
        }
        if (value instanceof BigInteger) {
            return value.toString().concat("n");
        }
        if (value instanceof JsObject object) {
            if (open.contains(object)) {
                return "[Circular]";
            }
            if (open.size() > DEEPEST) {
                return object instanceof JsArray ? "[Array]" : "[".concat(name(object)).concat("]");
            }
            open.add(object);
            String text = object(object, indent);
            open.remove(open.size() - 1);
            return text;
        }
        return String.valueOf(value);
    }

    private String object(JsObject object, int indent) {
        List<String> parts = new ArrayList<>();
        String prefix = "";
        boolean array = object instanceof JsArray;
        if (object instanceof JsArray elements) {
            elements(elements, parts, indent);
        } else if (object instanceof JsFunction function) {
            prefix = function.name().isEmpty() ? "[Function (anonymous)]" : "[Function: ".concat(function.name()).concat("]");
        } else if (object instanceof JsError error) {
            Object stack = error.get(context, "stack");
            prefix = stack instanceof String text ? text : "[".concat(ErrorLibrary.toString(context, error)).concat("]");
        } else if (object instanceof JsMap map) {
            prefix = "Map(" + map.size() + ")";
            entries(map, parts, indent);
        } else if (object instanceof JsWrapper wrapper) {
            prefix = "[" + wrapper.className() + ": " + text(wrapper.value(), 0) + "]";
        } else {
            prefix = special(object, parts, indent);
        }
        properties(object, parts, indent);
        boolean braces = prefix.isEmpty() || !parts.isEmpty() || object instanceof JsMap;
        return braces ? laidOut(prefix, parts, array ? "[]" : "{}", indent) : prefix;
    }

    /** What kinds of object show that have a text or elements of their own: dates, expressions, sets, buffers. */
    private String special(JsObject object, List<String> parts, int indent) {
        switch (object.className()) {
            case "Date":
                Object time = JsDynamic.callMethod(context, "getTime", object);
                return time instanceof Double number && number.isNaN() ? "Invalid Date"
                        : JsConversions.toString(context, JsDynamic.callMethod(context, "toISOString", object));
            case "RegExp":
                return JsConversions.toString(context, object);
            case "Set":
                for (Object element : Iteration.list(context, object)) {
                    parts.add(text(element, indent + 2));
                }
                return "Set(" + parts.size() + ")";
            default:
                String name = name(object);
                return name.equals("Object") ? "" : name;
        }
    }

    private String name(JsObject object) {
        if (object.prototype(context) == null) {
            return "[Object: null prototype]";
        }
        Object constructor = object.get(context, "constructor");
        return constructor instanceof JsFunction function && !function.name().isEmpty() ? function.name()
                : object.className();
    }

    private void elements(JsArray array, List<String> parts, int indent) {
        long shown = Math.min(array.length(), MOST_ELEMENTS);
        for (long i = 0; i < shown; i++) {
            long hole = i;
            while (hole < shown && !array.hasElement(hole)) {
                hole++;
            }
            if (hole > i) {
                parts.add("<" + (hole - i) + (hole - i == 1 ? " empty item>" : " empty items>"));
                i = hole - 1;
            } else {
                parts.add(text(array.at(i), indent + 2));
            }
        }
        if (array.length() > shown) {
            long more = array.length() - shown;
            parts.add("... " + more + (more == 1 ? " more item" : " more items"));
        }
    }

    private void entries(JsMap map, List<String> parts, int indent) {
        EntryTable.Entry entry = map.entries.after(map.entries.start());
        for (; entry != null; entry = map.entries.after(entry)) {
            parts.add(text(entry.key, indent + 2).concat(" => ").concat(text(entry.value, indent + 2)));
        }
    }

    private void properties(JsObject object, List<String> parts, int indent) {
        for (Object key : object.ownKeys(context)) {
            boolean isElement = object instanceof JsArray array && key instanceof String name && JsArray.index(name) >= 0
                    && array.hasElement(JsArray.index(name));
            JsProperty property = isElement ? null : object.getOwnProperty(context, key);
            if (property != null && property.isEnumerable()) {
                String value = !property.isAccessor() ? text(property.value, indent + 2)
                        : property.setter == JsUndefined.UNDEFINED ? "[Getter]"
                        : property.getter == JsUndefined.UNDEFINED ? "[Setter]" : "[Getter/Setter]";
                parts.add(key(key).concat(": ").concat(value));
            }
        }
    }

    private static String key(Object key) {
        if (key instanceof JsSymbol) {
            return "[" + key + "]";
        }
        String name = (String) key;
        boolean plain = !name.isEmpty() && !Character.isDigit(name.charAt(0)) || JsArray.index(name) >= 0;
        for (int i = 0; i < name.length() && plain; i++) {
            char c = name.charAt(i);
            plain = c < 128 && (Character.isLetterOrDigit(c) || c == '_' || c == '$');
        }
        return plain ? name : quoted(name);
    }

    private static String laidOut(String prefix, List<String> parts, String brackets, int indent) {
        String start = prefix.isEmpty() ? brackets.substring(0, 1) : prefix.concat(" ").concat(brackets.substring(0, 1));
        String end = brackets.substring(1);
        if (parts.isEmpty()) {
            return start.concat(end);
        }
        int length = start.length() + parts.size();
        boolean lines = false;
        for (String part : parts) {
            length += part.length();
            lines |= part.indexOf('\n') >= 0;
        }
        String joined = String.join(lines || length + parts.size() > WIDTH ? ",\n".concat(" ".repeat(indent + 2)) : ", ",
                parts);
        return lines || length + parts.size() > WIDTH
                ? start + "\n" + " ".repeat(indent + 2) + joined + "\n" + " ".repeat(indent) + end
                : start + " " + joined + " " + end;
    }

    private static String quoted(String text) {
        char quote = text.indexOf('\'') < 0 ? '\'' : text.indexOf('"') < 0 ? '"' : text.indexOf('`') < 0 ? '`' : '\'';
        StringBuilder out = new StringBuilder().append(quote);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n') {
                out.append("\\n");
            } else if (c == '\t') {
                out.append("\\t");
            } else if (c == '\r') {
                out.append("\\r");
            } else if (c == quote || c == '\\') {
                out.append('\\').append(c);
            } else {
                out.append(c);
            }
        }
        return out.append(quote).toString();
    }
}

package dev.wasm2jar.runtime.js;

import java.util.ArrayList;
import java.util.List;

/** The methods of {@code Array.prototype} that leave the array as it is. */
final class ArrayReads {

    private ArrayReads() {}

    static Object call(JsContext context, String name, JsObject array, Object[] arguments) {
        Object first = Library.argument(arguments, 0);
        return switch (name) {
            case "at" -> at(context, array, first);
            case "concat" -> concat(context, array, arguments);
            case "flat" -> {
                double depth = first == JsUndefined.UNDEFINED ? 1 : JsConversions.toInteger(context, first);
                JsArray flat = new JsArray();
                flattenElements(context, flat, array, depth);
                yield flat;
            }
            case "includes" -> includes(context, array, first, arguments);
            case "indexOf" -> indexOf(context, array, first, arguments);
            case "join" -> join(context, array, first == JsUndefined.UNDEFINED ? "," : JsConversions.toString(context, first),
                    "join");
            case "lastIndexOf" -> lastIndexOf(context, array, first, arguments);
            case "slice" -> slice(context, array, arguments);
            case "toLocaleString" -> join(context, array, ",", "toLocaleString");
            case "toReversed" -> ArrayChanges.call(context, "reverse", copy(context, array), arguments);
            case "toSorted" -> ArrayChanges.call(context, "sort", copy(context, array), arguments);
            case "toSpliced" -> {
                JsArray copy = copy(context, array);
                ArrayChanges.call(context, "splice", copy, arguments);
                yield copy;
            }
            case "toString" -> array.get(context, "join") instanceof JsFunction join ? join.call(context, array)
                    : JsObjects.toString(context, array);
            case "with" -> with(context, array, arguments);
            default -> throw new IllegalArgumentException(name);
        };
    }

    private static Object at(JsContext context, JsObject array, Object position) {
        long length = ArrayLibrary.length(context, array);
        double relative = JsConversions.toInteger(context, position);
        double index = relative < 0 ? length + relative : relative;
        return index < 0 || index >= length ? JsUndefined.UNDEFINED : array.getIndex(context, (long) index);
    }

    private static JsArray with(JsContext context, JsObject array, Object[] arguments) {
        long length = ArrayLibrary.length(context, array);
        double relative = JsConversions.toInteger(context, Library.argument(arguments, 0));
        double index = relative < 0 ? length + relative : relative;
        if (index < 0 || index >= length) {
            throw JsException.rangeError("Invalid array index");
        }
        JsArray copy = copy(context, array);
        copy.setIndex(context, (long) index, Library.argument(arguments, 1));
        return copy;
    }

    private static JsArray copy(JsContext context, JsObject array) {
        JsArray copy = new JsArray();
        long length = ArrayLibrary.length(context, array);
        for (long i = 0; i < length; i++) {
            copy.add(array.getIndex(context, i));
        }
        return copy;
    }

    private static JsArray concat(JsContext context, JsObject array, Object[] arguments) {
        JsArray made = new JsArray();
        append(context, made, array);
        for (Object argument : arguments) {
            append(context, made, argument);
        }
        return made;
    }

    private static void append(JsContext context, JsArray made, Object item) {
        Object spreadable = item instanceof JsObject object ? object.get(context, JsSymbol.IS_CONCAT_SPREADABLE)
                : JsUndefined.UNDEFINED;
        boolean spread = spreadable == JsUndefined.UNDEFINED ? JsArrays.isArray(item) : JsConversions.toBoolean(spreadable);
        if (!spread || !(item instanceof JsObject source)) {
            made.add(item);
            return;
        }
        long start = made.length();
        long length = ArrayLibrary.length(context, source);
        for (long i = 0; i < length; i++) {
            if (source.has(context, Long.toString(i))) {
                made.setIndex(context, start + i, source.getIndex(context, i));
            }
        }
        made.set(context, "length", JsNumber.of(start + length));
    }

    /** Adds an element, or what an array has as far as it is to be flattened. */
    static void flatten(JsContext context, JsArray target, Object element, double depth) {
        if (depth > 0 && JsArrays.isArray(element)) {
            flattenElements(context, target, (JsObject) element, depth - 1);
        } else {
            target.add(element);
        }
    }

    private static void flattenElements(JsContext context, JsArray target, JsObject source, double depth) {
        long length = ArrayLibrary.length(context, source);
        for (long i = 0; i < length; i++) {
            if (source.has(context, Long.toString(i))) {
                flatten(context, target, source.getIndex(context, i), depth);
            }
        }
    }

    private static boolean includes(JsContext context, JsObject array, Object wanted, Object[] arguments) {
        long length = ArrayLibrary.length(context, array);
        for (long i = ArrayLibrary.relative(context, arguments, 1, length, 0); i < length; i++) {
            if (JsEquality.isSameZero(array.getIndex(context, i), wanted)) {
                return true;
            }
        }
        return false;
    }

    private static Double indexOf(JsContext context, JsObject array, Object wanted, Object[] arguments) {
        long length = ArrayLibrary.length(context, array);
        for (long i = ArrayLibrary.relative(context, arguments, 1, length, 0); i < length; i++) {
            if (isThere(context, array, i, wanted)) {
                return JsNumber.of(i);
            }
        }
        return JsNumber.of(-1);
    }

    private static Double lastIndexOf(JsContext context, JsObject array, Object wanted, Object[] arguments) {
        long length = ArrayLibrary.length(context, array);
        double from = arguments.length > 1 ? JsConversions.toInteger(context, arguments[1]) : length - 1;
        for (long i = (long) (from < 0 ? length + from : Math.min(from, length - 1)); i >= 0; i--) {
            if (isThere(context, array, i, wanted)) {
                return JsNumber.of(i);
            }
        }
        return JsNumber.of(-1);
    }

    private static boolean isThere(JsContext context, JsObject array, long index, Object wanted) {
        Object element = array.getIndex(context, index);
        return JsEquality.isStrictlyEqual(element, wanted)
                && (element != JsUndefined.UNDEFINED || array.has(context, Long.toString(index)));
    }

    /** Joins the texts that a method of the elements gives; an array within itself counts as empty. */
    static String join(JsContext context, JsObject array, String separator, String method) {
        for (JsObject outer : context.joining()) {
            if (outer == array) {
                return "";
            }
        }
        context.joining().add(array);
        try {
            StringBuilder text = new StringBuilder();
            long length = ArrayLibrary.length(context, array);
            for (long i = 0; i < length; i++) {
                if (i > 0) {
                    text.append(separator);
                }
                Object element = array.getIndex(context, i);
                if (!JsUndefined.isNullish(element)) {
                    text.append(JsConversions.toString(context, method.equals("join") ? element
                            : JsDynamic.callMethod(context, method, element)));
                }
            }
            return text.toString();
        } finally {
            context.joining().remove(context.joining().size() - 1);
        }
    }

    private static JsArray slice(JsContext context, JsObject array, Object[] arguments) {
        long length = ArrayLibrary.length(context, array);
        long start = ArrayLibrary.relative(context, arguments, 0, length, 0);
        long end = ArrayLibrary.relative(context, arguments, 1, length, length);
        if (array instanceof JsArray own && own.isDense() && end > start) {
            List<Object> part = new ArrayList<>();
            for (long i = start; i < end; i++) {
                part.add(own.at(i));
            }
            return JsArray.of(part);
        }
        JsArray made = new JsArray();
        for (long i = start; i < end; i++) {
            if (array.has(context, Long.toString(i))) {
                made.setIndex(context, i - start, array.getIndex(context, i));
            }
        }
        made.set(context, "length", JsNumber.of(Math.max(0, end - start)));
        return made;
    }
}

package dev.wasm2jar.runtime.js;

import java.util.Arrays;

/** The methods of typed arrays (ECMA-262 23.2.3): those of arrays, where they do the same. */
final class TypedArrayMethods {

    private TypedArrayMethods() {}

    static Object call(JsContext context, String name, JsTypedArray array, Object[] arguments) {
        int length = array.length();
        switch (name) {
            case "entries", "keys", "values":
                return new ArrayIterator(array, name);
            case "every", "find", "findIndex", "findLast", "findLastIndex", "forEach", "reduce", "reduceRight", "some":
                return ArrayCallbacks.call(context, name, array, arguments);
            case "filter":
                return JsTypedArrays.copy(context, array.type(),
                        (JsArray) ArrayCallbacks.call(context, name, array, arguments));
            case "map":
                JsArray mapped = (JsArray) ArrayCallbacks.call(context, name, array, arguments);
                return JsTypedArrays.copy(context, array.type(), mapped);
            case "fill":
                return fill(context, array, arguments);
            case "set":
                return set(context, array, arguments);
            case "slice", "subarray":
                int start = (int) ArrayLibrary.relative(context, arguments, 0, length, 0);
                int end = (int) ArrayLibrary.relative(context, arguments, 1, length, length);
                return name.equals("slice") ? JsTypedArrays.copyOf(array, start, end)
                        : JsTypedArrays.part(array, start, end);
            case "copyWithin":
                return copyWithin(context, array, arguments);
            case "sort":
                return sort(context, array, arguments);
            case "reverse":
                return ArrayChanges.call(context, name, array, arguments);
            case "toReversed":
                return ArrayChanges.call(context, "reverse", JsTypedArrays.copyOf(array, 0, length), arguments);
            case "toSorted":
                return sort(context, JsTypedArrays.copyOf(array, 0, length), arguments);
            case "with":
                return with(context, array, arguments);
            default:
                return ArrayReads.call(context, name, array, arguments);
        }
    }

    private static JsTypedArray fill(JsContext context, JsTypedArray array, Object[] arguments) {
        Object value = array.type().convert(context, Library.argument(arguments, 0));
        int length = array.length();
        long end = ArrayLibrary.relative(context, arguments, 2, length, length);
        for (long i = ArrayLibrary.relative(context, arguments, 1, length, 0); i < end; i++) {
            array.setElement(context, i, value);
        }
        return array;
    }

    private static Object set(JsContext context, JsTypedArray array, Object[] arguments) {
        double offset = JsConversions.toInteger(context, Library.argument(arguments, 1));
        if (offset < 0) {
            throw JsException.rangeError("offset is out of bounds");
        }
        if (Library.argument(arguments, 0) instanceof JsTypedArray source) {
            JsTypedArrays.setAll(context, array, source, offset);
            return JsUndefined.UNDEFINED;
        }
        JsObject source = JsConversions.toObject(context, Library.argument(arguments, 0));
        long length = ArrayLibrary.length(context, source);
        if (length + offset > array.length()) {
            throw JsException.rangeError("offset is out of bounds");
        }
        for (long i = 0; i < length; i++) {
            array.setElement(context, offset + i, source.getIndex(context, i));
        }
        return JsUndefined.UNDEFINED;
    }

    private static JsTypedArray copyWithin(JsContext context, JsTypedArray array, Object[] arguments) {
        int length = array.length();
        int to = (int) ArrayLibrary.relative(context, arguments, 0, length, 0);
        int from = (int) ArrayLibrary.relative(context, arguments, 1, length, 0);
        int end = (int) ArrayLibrary.relative(context, arguments, 2, length, length);
        int count = Math.min(end - from, length - to);
        if (count > 0) {
            array.copy(to, array, from, count);
        }
        return array;
    }

    private static JsTypedArray sort(JsContext context, JsTypedArray array, Object[] arguments) {
        Object order = Library.argument(arguments, 0);
        if (order != JsUndefined.UNDEFINED && !(order instanceof JsFunction)) {
            throw JsException.typeError("The comparison function must be either a function or undefined");
        }
        Object[] values = new Object[array.length()];
        for (int i = 0; i < values.length; i++) {
            values[i] = array.element(i);
        }
        if (order instanceof JsFunction function) {
            new MergeSort(context, function).sort(values);
        } else {
            // Doubles and bigints order themselves as 23.2.3.30 wants: -0 before 0, NaN last.
            Arrays.sort(values);
        }
        for (int i = 0; i < values.length; i++) {
            array.setElement(context, i, values[i]);
        }
        return array;
    }

    private static JsTypedArray with(JsContext context, JsTypedArray array, Object[] arguments) {
        double relative = JsConversions.toInteger(context, Library.argument(arguments, 0));
        double index = relative < 0 ? array.length() + relative : relative;
        Object value = array.type().convert(context, Library.argument(arguments, 1));
        if (!array.hasIndex(index)) {
            throw JsException.rangeError("Invalid typed array index");
        }
        JsTypedArray copy = JsTypedArrays.copyOf(array, 0, array.length());
        copy.setElement(context, index, value);
        return copy;
    }
}

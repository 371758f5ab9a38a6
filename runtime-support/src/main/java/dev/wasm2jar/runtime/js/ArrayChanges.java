package dev.wasm2jar.runtime.js;

import java.util.ArrayList;
import java.util.List;

/** The methods of {@code Array.prototype} that change the array. */
final class ArrayChanges {

    private ArrayChanges() {}

    static Object call(JsContext context, String name, JsObject array, Object[] arguments) {
        long length = ArrayLibrary.length(context, array);
        return switch (name) {
            case "copyWithin" -> copyWithin(context, array, arguments);
            case "fill" -> fill(context, array, arguments);
            case "pop" -> pop(context, array, length);
            case "push" -> push(context, array, arguments, length);
            case "reverse" -> reverse(context, array, length);
            case "shift" -> {
                Object first = length == 0 ? JsUndefined.UNDEFINED : array.getIndex(context, 0);
                splice(context, array, 0, Math.min(1, length), JsFunction.NO_ARGUMENTS);
                yield first;
            }
            case "sort" -> sort(context, array, arguments);
            case "splice" -> splice(context, array, arguments, length);
            case "unshift" -> {
                splice(context, array, 0, 0, arguments);
                yield JsNumber.of(length + arguments.length);
            }
            default -> throw new IllegalArgumentException(name);
        };
    }

    private static void setLength(JsContext context, JsObject array, long length) {
        JsDynamic.set(context, array, "length", JsNumber.of(length));
    }

    private static Object pop(JsContext context, JsObject array, long length) {
        if (length == 0) {
            setLength(context, array, 0);
            return JsUndefined.UNDEFINED;
        }
        Object last = array.getIndex(context, length - 1);
        JsDynamic.delete(context, array, JsNumber.of(length - 1));
        setLength(context, array, length - 1);
        return last;
    }

    private static Double push(JsContext context, JsObject array, Object[] values, long length) {
        if (array instanceof JsArray own) {
            for (Object value : values) {
                own.add(value);
            }
        } else {
            for (int i = 0; i < values.length; i++) {
                JsDynamic.set(context, array, JsNumber.of(length + i), values[i]);
            }
            setLength(context, array, length + values.length);
        }
        return JsNumber.of(length + values.length);
    }

    /** Puts a value where an index is, or a hole. */
    private static void put(JsContext context, JsObject array, long index, Object value, Boolean present) {
        if (present) {
            JsDynamic.set(context, array, JsNumber.of(index), value);
        } else {
            JsDynamic.delete(context, array, JsNumber.of(index));
        }
    }

    private static JsObject reverse(JsContext context, JsObject array, long length) {
        for (long low = 0, high = length - 1; low < high; low++, high--) {
            boolean hasLow = array.has(context, Long.toString(low));
            boolean hasHigh = array.has(context, Long.toString(high));
            Object lowValue = array.getIndex(context, low);
            Object highValue = array.getIndex(context, high);
            put(context, array, low, highValue, hasHigh);
            put(context, array, high, lowValue, hasLow);
        }
        return array;
    }

    private static JsObject fill(JsContext context, JsObject array, Object[] arguments) {
        long length = ArrayLibrary.length(context, array);
        long end = ArrayLibrary.relative(context, arguments, 2, length, length);
        for (long i = ArrayLibrary.relative(context, arguments, 1, length, 0); i < end; i++) {
            JsDynamic.set(context, array, JsNumber.of(i), Library.argument(arguments, 0));
        }
        return array;
    }

    private static JsObject copyWithin(JsContext context, JsObject array, Object[] arguments) {
        long length = ArrayLibrary.length(context, array);
        long to = ArrayLibrary.relative(context, arguments, 0, length, 0);
        long from = ArrayLibrary.relative(context, arguments, 1, length, 0);
        long end = ArrayLibrary.relative(context, arguments, 2, length, length);
        long count = Math.min(end - from, length - to);
        int step = from < to && to < from + count ? -1 : 1;
        for (long i = step > 0 ? 0 : count - 1; i >= 0 && i < count; i += step) {
            put(context, array, to + i, array.getIndex(context, from + i), array.has(context, Long.toString(from + i)));
        }
        return array;
    }

    private static JsObject sort(JsContext context, JsObject array, Object[] arguments) {
        Object order = Library.argument(arguments, 0);
        if (order != JsUndefined.UNDEFINED && !(order instanceof JsFunction)) {
            throw JsException.typeError("The comparison function must be either a function or undefined");
        }
        long length = ArrayLibrary.length(context, array);
        List<Object> present = new ArrayList<>();
        for (long i = 0; i < length; i++) {
            if (array.has(context, Long.toString(i))) {
                present.add(array.getIndex(context, i));
            }
        }
        Object[] values = present.toArray();
        new MergeSort(context, order instanceof JsFunction function ? function : null).sort(values);
        for (int i = 0; i < values.length; i++) {
            JsDynamic.set(context, array, JsNumber.of(i), values[i]);
        }
        for (long i = values.length; i < length; i++) {
            JsDynamic.delete(context, array, JsNumber.of(i));
        }
        return array;
    }

    private static JsArray splice(JsContext context, JsObject array, Object[] arguments, long length) {
        long start = ArrayLibrary.relative(context, arguments, 0, length, 0);
        long count = arguments.length == 0 ? 0 : length - start;
        if (arguments.length > 1) {
            count = (long) Math.min(Math.max(JsConversions.toInteger(context, arguments[1]), 0), length - start);
        }
        Object[] items = new Object[Math.max(0, arguments.length - 2)];
        System.arraycopy(arguments, Math.min(2, arguments.length), items, 0, items.length);
        return splice(context, array, start, count, items);
    }

    /** Replaces a range by items; returns what was there. */
    private static JsArray splice(JsContext context, JsObject array, long start, long count, Object[] items) {
        long length = ArrayLibrary.length(context, array);
        if (array instanceof JsArray own && own.isDense()) {
            return splice(own, (int) start, (int) count, items);
        }
        JsArray removed = new JsArray();
        for (long i = 0; i < count; i++) {
            if (array.has(context, Long.toString(start + i))) {
                removed.setIndex(context, i, array.getIndex(context, start + i));
            }
        }
        removed.set(context, "length", JsNumber.of(count));
        long shift = items.length - count;
        if (shift < 0) {
            for (long i = start + count; i < length; i++) {
                put(context, array, i + shift, array.getIndex(context, i), array.has(context, Long.toString(i)));
            }
            for (long i = length - 1; i >= length + shift; i--) {
                JsDynamic.delete(context, array, JsNumber.of(i));
            }
        } else if (shift > 0) {
            for (long i = length - 1; i >= start + count; i--) {
                put(context, array, i + shift, array.getIndex(context, i), array.has(context, Long.toString(i)));
            }
        }
        for (int i = 0; i < items.length; i++) {
            JsDynamic.set(context, array, JsNumber.of(start + i), items[i]);
        }
        setLength(context, array, length + shift);
        return removed;
    }

    private static JsArray splice(JsArray array, int start, int count, Object[] items) {
        Object[] before = array.toArray();
        Object[] removed = new Object[count];
        System.arraycopy(before, start, removed, 0, count);
        Object[] after = new Object[before.length - count + items.length];
        System.arraycopy(before, 0, after, 0, start);
        System.arraycopy(items, 0, after, start, items.length);
        System.arraycopy(before, start + count, after, start + items.length, before.length - start - count);
        array.replace(after, after.length);
        return JsArray.owning(removed);
    }
}

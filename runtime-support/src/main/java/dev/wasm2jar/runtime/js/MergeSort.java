package dev.wasm2jar.runtime.js;

/**
 * A stable sort for comparison functions of guests. The JDK's refuses functions that contradict themselves; JavaScript's
 * must only end (ECMA-262 23.1.3.30.1).
 */
final class MergeSort {

    private final JsContext context;
    private final JsFunction order;

    /** @param order compares two values, or null to compare their texts */
    MergeSort(JsContext context, JsFunction order) {
        this.context = context;
        this.order = order;
    }

    /** Sorts, undefined to the end. */
    void sort(Object[] values) {
        int defined = 0;
        for (Object value : values) {
            if (value != JsUndefined.UNDEFINED) {
                values[defined++] = value;
            }
        }
        for (int i = defined; i < values.length; i++) {
            values[i] = JsUndefined.UNDEFINED;
        }
        sort(values, new Object[defined], 0, defined);
    }

    private void sort(Object[] values, Object[] spare, int from, int to) {
        if (to - from < 2) {
            return;
        }
        int middle = from + to >>> 1;
        sort(values, spare, from, middle);
        sort(values, spare, middle, to);
        System.arraycopy(values, from, spare, from, middle - from);
        int left = from;
        int right = middle;
        for (int at = from; left < middle; at++) {
            boolean takeRight = right < to && isAfter(spare[left], values[right]);
            values[at] = takeRight ? values[right++] : spare[left++];
        }
    }

    private boolean isAfter(Object left, Object right) {
        if (order != null) {
            return JsConversions.toNumber(context, order.call(context, JsUndefined.UNDEFINED, left, right)) > 0;
        }
        return JsConversions.toString(context, left).compareTo(JsConversions.toString(context, right)) > 0;
    }
}

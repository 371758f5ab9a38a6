package dev.wasm2jar.runtime.js;

import java.util.ArrayList;
import java.util.List;

/** Goes through what an iterable object has (ECMA-262 7.4). */
final class Iteration {

    private final JsContext context;
    private final JsObject iterator;
    private final Object next;
    private Object value;

    private Iteration(JsContext context, JsObject iterator) {
        this.context = context;
        this.iterator = iterator;
        this.next = iterator.get(context, "next");
    }

    /** @throws JsException a TypeError if the value is not iterable */
    static Iteration of(JsContext context, Object iterable) {
        Object method = JsUndefined.isNullish(iterable) ? iterable : JsDynamic.get(context, iterable, JsSymbol.ITERATOR);
        if (!(method instanceof JsFunction function)) {
            throw JsException.typeError(JsDebug.describe(iterable) + " is not iterable");
        }
        if (!(function.call(context, iterable) instanceof JsObject iterator)) {
            throw JsException.typeError("Result of the Symbol.iterator method is not an object");
        }
        return new Iteration(context, iterator);
    }

    /** Goes to the next value; false if there is none. */
    boolean next() {
        if (next instanceof PrototypeFunction && iterator instanceof JsIterator builtIn) {
            value = builtIn.advance(context);
            return value != JsIterator.END;
        }
        if (!(JsDynamic.call(context, next, iterator) instanceof JsObject result)) {
            throw JsException.typeError("Iterator result is not an object");
        }
        if (JsConversions.toBoolean(result.get(context, "done"))) {
            return false;
        }
        value = result.get(context, "value");
        return true;
    }

    Object value() {
        return value;
    }

    /** Tells the iterator that no more values are wanted. */
    void close() {
        if (iterator.get(context, "return") instanceof JsFunction method) {
            method.call(context, iterator);
        }
    }

    /** All values. */
    static List<Object> list(JsContext context, Object iterable) {
        List<Object> values = new ArrayList<>();
        Iteration iteration = of(context, iterable);
        while (iteration.next()) {
            values.add(iteration.value());
        }
        return values;
    }

    /** CreateListFromArrayLike (ECMA-262 7.3.18), as {@code apply} takes its arguments. */
    static Object[] argumentList(JsContext context, Object value) {
        if (JsUndefined.isNullish(value)) {
            return JsFunction.NO_ARGUMENTS;
        }
        if (value instanceof JsArray array) {
            return array.toArray();
        }
        if (!(value instanceof JsObject object)) {
            throw JsException.typeError("CreateListFromArrayLike called on non-object");
        }
        int length = (int) Math.min(JsConversions.toLength(context, object.get(context, "length")), 1 << 16);
        Object[] arguments = new Object[length];
        for (int i = 0; i < length; i++) {
            arguments[i] = object.getIndex(context, i);
        }
        return arguments;
    }
}

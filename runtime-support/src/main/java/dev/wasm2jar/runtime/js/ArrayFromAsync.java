package dev.wasm2jar.runtime.js;

/** {@code Array.fromAsync} (tc39.es/proposal-array-from-async): collects values, waiting for each. */
final class ArrayFromAsync extends JsFunction {

    private final JsPromise promise = new JsPromise();
    private final JsArray collected = new JsArray();
    private final JsObject iterator;
    private final JsFunction mapping;
    private final Object receiver;

    /** What the promise that is waited for is of: the result of an iterator, a value, or what the mapping made of it. */
    private String step = "result";

    private ArrayFromAsync(JsObject iterator, JsFunction mapping, Object receiver) {
        this.iterator = iterator;
        this.mapping = mapping;
        this.receiver = receiver;
    }

    /** {@code Array} with this function: only of the global object, since it needs promises. */
    static JsObject array(JsContext context) {
        JsObject array = ArrayLibrary.of(context).global;
        array.hide("fromAsync", new Start());
        return array;
    }

    private static final class Start extends JsFunction {

        Start() {
            super("fromAsync", 1);
        }

        @Override
        public Object call(JsContext context, Object receiver, Object... arguments) {
            return start(context, arguments);
        }
    }

    static JsPromise start(JsContext context, Object[] arguments) {
        try {
            Object items = Library.argument(arguments, 0);
            JsFunction mapping = Library.argument(arguments, 1) == JsUndefined.UNDEFINED ? null
                    : Library.function(arguments, 1);
            Object method = JsDynamic.get(context, items, JsSymbol.ASYNC_ITERATOR);
            JsObject iterator = JsUndefined.isNullish(method)
                    ? new ArrayIterator(ArrayLibrary.from(context, items, JsUndefined.UNDEFINED, null), "values")
                    : JsConversions.toObject(context, JsDynamic.call(context, method, items));
            ArrayFromAsync collector = new ArrayFromAsync(iterator, mapping, Library.argument(arguments, 2));
            collector.next(context);
            return collector.promise;
        } catch (JsException thrown) {
            return JsPromises.reject(context, thrown.value());
        }
    }

    private void next(JsContext context) {
        await(context, "result", JsDynamic.callMethod(context, "next", iterator));
    }

    private void await(JsContext context, String nextStep, Object value) {
        step = nextStep;
        JsPromises.resolved(context, value).react(context, new PromiseReaction(null, this, new Fail(promise)));
    }

    /** Goes on with what was waited for. */
    @Override
    public Object call(JsContext context, Object ignored, Object... arguments) {
        Object value = Library.argument(arguments, 0);
        try {
            switch (step) {
                case "result" -> {
                    if (JsConversions.toBoolean(JsDynamic.get(context, value, "done"))) {
                        promise.resolve(context, collected);
                    } else {
                        await(context, "value", JsDynamic.get(context, value, "value"));
                    }
                }
                case "value" -> {
                    if (mapping == null) {
                        add(context, value);
                    } else {
                        await(context, "mapped",
                                mapping.call(context, receiver, value, JsNumber.of(collected.length())));
                    }
                }
                default -> add(context, value);
            }
        } catch (JsException thrown) {
            promise.reject(context, thrown.value());
        }
        return JsUndefined.UNDEFINED;
    }

    private void add(JsContext context, Object value) {
        collected.add(value);
        next(context);
    }

    private static final class Fail extends JsFunction {

        private final JsPromise promise;

        Fail(JsPromise promise) {
            this.promise = promise;
        }

        @Override
        public Object call(JsContext context, Object receiver, Object... arguments) {
            promise.reject(context, Library.argument(arguments, 0));
            return JsUndefined.UNDEFINED;
        }
    }
}

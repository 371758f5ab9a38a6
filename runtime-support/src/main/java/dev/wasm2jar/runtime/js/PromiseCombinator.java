package dev.wasm2jar.runtime.js;

import java.util.ArrayList;
import java.util.List;

/** {@code Promise.all}, {@code allSettled}, {@code any} and {@code race} (ECMA-262 27.2.4). */
final class PromiseCombinator {

    private final String name;
    private final JsPromise combined = new JsPromise();
    private final List<Object> results = new ArrayList<>();
    private int open = 1;

    private PromiseCombinator(String name) {
        this.name = name;
    }

    static JsPromise combine(JsContext context, String name, Object iterable) {
        PromiseCombinator combinator = new PromiseCombinator(name);
        try {
            combinator.start(context, Iteration.of(context, iterable));
        } catch (JsException thrown) {
            combinator.combined.reject(context, thrown.value());
        }
        return combinator.combined;
    }

    private void start(JsContext context, Iteration iteration) {
        PromiseFunctions functions = new PromiseFunctions(combined);
        JsFunction resolve = functions.resolve();
        JsFunction reject = functions.reject();
        while (iteration.next()) {
            int index = results.size();
            results.add(JsUndefined.UNDEFINED);
            open++;
            Object onFulfilled = name.equals("race") || name.equals("any") ? resolve : new Element(this, index, "fulfilled");
            Object onRejected = name.equals("race") || name.equals("all") ? reject : new Element(this, index, "rejected");
            JsDynamic.callMethod(context, "then", JsPromises.resolved(context, iteration.value()), onFulfilled, onRejected);
        }
        oneDone(context);
    }

    private void oneDone(JsContext context) {
        if (--open > 0 || name.equals("race")) {
            return;
        }
        if (name.equals("any")) {
            JsError error = new JsError("AggregateError", "All promises were rejected");
            error.hide("errors", JsArray.of(results));
            combined.reject(context, error);
        } else {
            combined.resolve(context, JsArray.of(results));
        }
    }

    /** Takes the result of one promise. */
    private static final class Element extends JsFunction {

        private final PromiseCombinator combinator;
        private final int index;
        private final String status;
        private boolean called;

        Element(PromiseCombinator combinator, int index, String status) {
            super("", 1);
            this.combinator = combinator;
            this.index = index;
            this.status = status;
        }

        @Override
        public Object call(JsContext context, Object receiver, Object... arguments) {
            if (!called) {
                called = true;
                Object value = Library.argument(arguments, 0);
                combinator.results.set(index, !combinator.name.equals("allSettled") ? value
                        : new JsObject().put("status", status)
                                .put(status.equals("fulfilled") ? "value" : "reason", value));
                combinator.oneDone(context);
            }
            return JsUndefined.UNDEFINED;
        }
    }
}

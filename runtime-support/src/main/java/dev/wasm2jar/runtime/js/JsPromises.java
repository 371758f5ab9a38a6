package dev.wasm2jar.runtime.js;

/** What compiled programs do with promises; other objects are asked for a method of that name. */
public final class JsPromises {

    private JsPromises() {}

    /** {@code new Promise(executor)}. */
    public static JsPromise create(JsContext context, Object executor) {
        if (!(executor instanceof JsFunction function)) {
            throw JsException.typeError("Promise resolver " + JsDebug.describe(executor) + " is not a function");
        }
        JsPromise promise = new JsPromise();
        PromiseFunctions functions = new PromiseFunctions(promise);
        try {
            function.call(context, JsUndefined.UNDEFINED, functions.resolve(), functions.reject());
        } catch (JsException thrown) {
            functions.fail(context, thrown.value());
        }
        return promise;
    }

    /** {@code value instanceof Promise}. */
    public static boolean isPromise(Object value) {
        return value instanceof JsPromise;
    }

    /** {@code Promise.resolve(value)}. */
    public static Object resolve(JsContext context, Object value) {
        return resolved(context, value);
    }

    static JsPromise resolved(JsContext context, Object value) {
        if (value instanceof JsPromise promise) {
            return promise;
        }
        JsPromise promise = new JsPromise();
        promise.resolve(context, value);
        return promise;
    }

    /** {@code Promise.reject(reason)}. */
    public static JsPromise reject(JsContext context, Object reason) {
        JsPromise promise = new JsPromise();
        promise.reject(context, reason);
        return promise;
    }

    /** {@code Promise.all(iterable)}. */
    public static Object all(JsContext context, Object iterable) {
        return PromiseCombinator.combine(context, "all", iterable);
    }

    /** {@code Promise.allSettled(iterable)}. */
    public static Object allSettled(JsContext context, Object iterable) {
        return PromiseCombinator.combine(context, "allSettled", iterable);
    }

    /** {@code Promise.any(iterable)}. */
    public static Object any(JsContext context, Object iterable) {
        return PromiseCombinator.combine(context, "any", iterable);
    }

    /** {@code Promise.race(iterable)}. */
    public static Object race(JsContext context, Object iterable) {
        return PromiseCombinator.combine(context, "race", iterable);
    }

    /** {@code promise.then(onFulfilled)}. */
    public static Object then(JsContext context, Object promise, Object onFulfilled) {
        return promise instanceof JsPromise own ? own.then(context, onFulfilled, JsUndefined.UNDEFINED)
                : JsDynamic.callMethod(context, "then", promise, onFulfilled);
    }

    /** {@code promise.then(onFulfilled, onRejected)}. */
    public static Object then(JsContext context, Object promise, Object onFulfilled, Object onRejected) {
        return promise instanceof JsPromise own ? own.then(context, onFulfilled, onRejected)
                : JsDynamic.callMethod(context, "then", promise, onFulfilled, onRejected);
    }
}

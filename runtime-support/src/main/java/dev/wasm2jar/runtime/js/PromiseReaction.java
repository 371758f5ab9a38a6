package dev.wasm2jar.runtime.js;

/** What happens when a promise is settled (ECMA-262 27.2.1.2): a function is called, and settles another promise. */
final class PromiseReaction implements JsTask {

    private final JsPromise derived;
    private final Object onFulfilled;
    private final Object onRejected;
    private JsPromise.State state;
    private Object result;

    /** @param derived settled by what the function does, or null */
    PromiseReaction(JsPromise derived, Object onFulfilled, Object onRejected) {
        this.derived = derived;
        this.onFulfilled = onFulfilled;
        this.onRejected = onRejected;
    }

    /** The same, as the task for a promise that has become so. */
    JsTask settled(JsPromise.State newState, Object newResult) {
        state = newState;
        result = newResult;
        return this;
    }

    @Override
    public void run(JsContext context) {
        boolean fulfilled = state == JsPromise.State.FULFILLED;
        Object handler = fulfilled ? onFulfilled : onRejected;
        if (!(handler instanceof JsFunction function)) {
            if (derived != null && fulfilled) {
                derived.resolve(context, result);
            } else if (derived != null) {
                derived.reject(context, result);
            }
            return;
        }
        try {
            Object value = function.call(context, JsUndefined.UNDEFINED, result);
            if (derived != null) {
                derived.resolve(context, value);
            }
        } catch (JsException thrown) {
            if (derived != null) {
                derived.reject(context, thrown.value());
            }
        }
    }
}

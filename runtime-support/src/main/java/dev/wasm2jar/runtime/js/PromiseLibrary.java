package dev.wasm2jar.runtime.js;

/** {@code Promise} (ECMA-262 27.2). Derived promises are plain ones, whatever class theirs is of. */
final class PromiseLibrary extends Library {

    private PromiseLibrary(JsContext context) {
        super("Promise", 1, new JsObject());
        context.install("Promise", this);
        methods("catch:1 finally:1 then:2");
        tag("Promise");
        statics("all:1 allSettled:1 any:1 race:1 reject:1 resolve:1 try:1 withResolvers:0");
    }

    static PromiseLibrary of(JsContext context) {
        Library library = context.library("Promise");
        return library == null ? new PromiseLibrary(context) : (PromiseLibrary) library;
    }

    @Override
    Object construct(JsContext context, Object[] arguments) {
        return JsPromises.create(context, argument(arguments, 0));
    }

    @Override
    Object callStatic(JsContext context, String name, Object receiver, Object[] arguments) {
        Object first = argument(arguments, 0);
        switch (name) {
            case "resolve":
                return JsPromises.resolve(context, first);
            case "reject":
                return JsPromises.reject(context, first);
            case "withResolvers":
                JsPromise promise = new JsPromise();
                PromiseFunctions functions = new PromiseFunctions(promise);
                return new JsObject().put("promise", promise).put("resolve", functions.resolve())
                        .put("reject", functions.reject());
            case "try":
                return attempt(context, arguments);
            default:
                return PromiseCombinator.combine(context, name, first);
        }
    }

    private static JsPromise attempt(JsContext context, Object[] arguments) {
        JsPromise promise = new JsPromise();
        Object[] rest = new Object[Math.max(0, arguments.length - 1)];
        System.arraycopy(arguments, Math.min(1, arguments.length), rest, 0, rest.length);
        try {
            promise.resolve(context, function(arguments, 0).call(context, JsUndefined.UNDEFINED, rest));
        } catch (JsException thrown) {
            promise.reject(context, thrown.value());
        }
        return promise;
    }

    @Override
    Object call(JsContext context, String name, Object receiver, Object[] arguments) {
        Object first = argument(arguments, 0);
        switch (name) {
            case "catch":
                return JsDynamic.callMethod(context, "then", receiver, JsUndefined.UNDEFINED, first);
            case "finally":
                if (!(first instanceof JsFunction function)) {
                    return JsDynamic.callMethod(context, "then", receiver, first, first);
                }
                return JsDynamic.callMethod(context, "then", receiver,
                        new Finally(function, JsPromise.State.FULFILLED), new Finally(function, JsPromise.State.REJECTED));
            default:
                if (!(receiver instanceof JsPromise promise)) {
                    throw incompatible("Promise.prototype.".concat(name), receiver);
                }
                return promise.then(context, first, argument(arguments, 1));
        }
    }

    /** Calls a function, waits for what it returns, and goes on as the promise was settled (27.2.5.3). */
    private static final class Finally extends JsFunction {

        private final JsFunction function;
        private final JsPromise.State state;

        Finally(JsFunction function, JsPromise.State state) {
            super("", 1);
            this.function = function;
            this.state = state;
        }

        @Override
        public Object call(JsContext context, Object receiver, Object... arguments) {
            Object result = function.call(context, JsUndefined.UNDEFINED);
            return JsPromises.resolved(context, result)
                    .then(context, new Settle(argument(arguments, 0), state), JsUndefined.UNDEFINED);
        }
    }

    private static final class Settle extends JsFunction {

        private final Object result;
        private final JsPromise.State state;

        Settle(Object result, JsPromise.State state) {
            super("", 0);
            this.result = result;
            this.state = state;
        }

        @Override
        public Object call(JsContext context, Object receiver, Object... arguments) {
            if (state == JsPromise.State.REJECTED) {
                throw new JsException(result);
            }
            return result;
        }
    }
}

package dev.wasm2jar.runtime.js;

/** The functions that an executor gets (ECMA-262 27.2.1.3): the first call of either counts. */
final class PromiseFunctions {

    private final JsPromise promise;
    private boolean called;

    PromiseFunctions(JsPromise promise) {
        this.promise = promise;
    }

    JsFunction resolve() {
        return new Resolve(this);
    }

    JsFunction reject() {
        return new Reject(this);
    }

    /** Rejects, unless one of the functions was called. */
    void fail(JsContext context, Object reason) {
        if (!called) {
            called = true;
            promise.reject(context, reason);
        }
    }

    private static final class Resolve extends JsFunction {

        private final PromiseFunctions functions;

        Resolve(PromiseFunctions functions) {
            super("", 1);
            this.functions = functions;
        }

        @Override
        public Object call(JsContext context, Object receiver, Object... arguments) {
            if (!functions.called) {
                functions.called = true;
                functions.promise.resolve(context, Library.argument(arguments, 0));
            }
            return JsUndefined.UNDEFINED;
        }
    }

    private static final class Reject extends JsFunction {

        private final PromiseFunctions functions;

        Reject(PromiseFunctions functions) {
            super("", 1);
            this.functions = functions;
        }

        @Override
        public Object call(JsContext context, Object receiver, Object... arguments) {
            functions.fail(context, Library.argument(arguments, 0));
            return JsUndefined.UNDEFINED;
        }
    }
}

package dev.wasm2jar.runtime.js;

/** Makes a promise follow another one, or what looks like one (ECMA-262 27.2.2.2). */
final class ThenableTask implements JsTask {

    private final JsPromise promise;
    private final JsObject thenable;
    private final JsFunction then;

    ThenableTask(JsPromise promise, JsObject thenable, JsFunction then) {
        this.promise = promise;
        this.thenable = thenable;
        this.then = then;
    }

    @Override
    public void run(JsContext context) {
        PromiseFunctions functions = new PromiseFunctions(promise);
        try {
            then.call(context, thenable, functions.resolve(), functions.reject());
        } catch (JsException thrown) {
            functions.fail(context, thrown.value());
        }
    }
}

package dev.wasm2jar.runtime.js;

/** Reports a rejected promise, if nobody handles it by the time that all microtasks have run (HTML 8.1.4.7). */
final class UnhandledRejection implements JsTask {

    private final JsPromise promise;

    UnhandledRejection(JsPromise promise) {
        this.promise = promise;
    }

    @Override
    public void run(JsContext context) {
        if (!promise.isHandled()) {
            EventLoop.report(context, "Uncaught (in promise) ", promise.result());
        }
    }
}

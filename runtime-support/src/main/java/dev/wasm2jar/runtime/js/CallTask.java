package dev.wasm2jar.runtime.js;

/** Calls a function. */
final class CallTask implements JsTask {

    private final JsFunction function;
    private final Object[] arguments;

    CallTask(JsFunction function, Object[] arguments) {
        this.function = function;
        this.arguments = arguments;
    }

    @Override
    public void run(JsContext context) {
        function.call(context, JsUndefined.UNDEFINED, arguments);
    }
}

package dev.wasm2jar.runtime.js;

/** A function of a built-in global, such as {@code Object.keys}. */
final class StaticFunction extends JsFunction {

    private final Library library;
    private final String function;

    StaticFunction(Library library, String function, int length) {
        super(function, length);
        this.library = library;
        this.function = function;
    }

    @Override
    public Object call(JsContext context, Object receiver, Object... arguments) {
        return library.callStatic(context, function, receiver, arguments);
    }
}

package dev.wasm2jar.runtime.js;

/** A method of a built-in prototype, such as {@code Map.prototype.get}. */
final class PrototypeFunction extends JsFunction {

    private final Library library;
    private final String method;

    PrototypeFunction(Library library, String method, int length) {
        super(method, length);
        this.library = library;
        this.method = method;
    }

    @Override
    public Object call(JsContext context, Object receiver, Object... arguments) {
        return library.call(context, method, receiver, arguments);
    }
}

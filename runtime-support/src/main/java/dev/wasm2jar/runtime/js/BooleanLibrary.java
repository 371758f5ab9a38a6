package dev.wasm2jar.runtime.js;

/** {@code Boolean} (ECMA-262 20.3). */
final class BooleanLibrary extends Library {

    private BooleanLibrary(JsContext context) {
        super("Boolean", 1, new JsObject());
        context.install("Boolean", this);
        methods("toString:0 valueOf:0");
    }

    static BooleanLibrary of(JsContext context) {
        Library library = context.library("Boolean");
        return library == null ? new BooleanLibrary(context) : (BooleanLibrary) library;
    }

    @Override
    Object callConstructor(JsContext context, Object[] arguments) {
        return JsConversions.toBoolean(argument(arguments, 0));
    }

    @Override
    Object construct(JsContext context, Object[] arguments) {
        return new JsWrapper(JsConversions.toBoolean(argument(arguments, 0)));
    }

    @Override
    Object call(JsContext context, String name, Object receiver, Object[] arguments) {
        Object value = receiver instanceof JsWrapper wrapper ? wrapper.value() : receiver;
        if (!(value instanceof Boolean)) {
            throw incompatible("Boolean.prototype.".concat(name), receiver);
        }
        return name.equals("toString") ? value.toString() : value;
    }
}

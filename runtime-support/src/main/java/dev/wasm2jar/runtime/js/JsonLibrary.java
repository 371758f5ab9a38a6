package dev.wasm2jar.runtime.js;

/** {@code JSON} as an object. */
final class JsonLibrary extends Library {

    private JsonLibrary(JsContext context) {
        super(new JsObject(), null);
        context.install("JSON", this);
        global.store(JsSymbol.TO_STRING_TAG, JsProperty.data("JSON", JsProperty.CONFIGURABLE));
        statics("parse:2 stringify:3");
    }

    static JsonLibrary of(JsContext context) {
        Library library = context.library("JSON");
        return library == null ? new JsonLibrary(context) : (JsonLibrary) library;
    }

    @Override
    Object callStatic(JsContext context, String name, Object receiver, Object[] arguments) {
        Object first = argument(arguments, 0);
        return name.equals("parse") ? JsJson.parse(context, first, argument(arguments, 1))
                : JsJson.stringify(context, first, argument(arguments, 1), argument(arguments, 2));
    }
}

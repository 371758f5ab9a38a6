package dev.wasm2jar.runtime.js;

/** {@code Error} and the kinds of it (ECMA-262 20.5). */
final class ErrorLibrary extends Library {

    /** The constructors that there are; AggregateError takes its errors first. */
    static final String[] TYPES = {
        "Error", "AggregateError", "EvalError", "RangeError", "ReferenceError", "SyntaxError", "TypeError", "URIError",
        "CompileError", "LinkError", "RuntimeError",
    };

    private final String type;

    private ErrorLibrary(JsContext context, String type) {
        super(type, type.equals("AggregateError") ? 2 : 1,
                new JsObject(type.equals("Error") ? ObjectLibrary.of(context).prototype
                        : of(context, "Error").prototype));
        this.type = type;
        context.install(type, this);
        prototype.hide("name", type);
        prototype.hide("message", "");
        if (type.equals("Error")) {
            methods("toString:0");
            global.put("stackTraceLimit", JsNumber.of(10));
        } else {
            global.setPrototype(context, of(context, "Error").global);
        }
    }

    static ErrorLibrary of(JsContext context, String type) {
        Library library = context.library(type);
        return library == null ? new ErrorLibrary(context, type) : (ErrorLibrary) library;
    }

    @Override
    Object callConstructor(JsContext context, Object[] arguments) {
        return construct(context, arguments);
    }

    @Override
    Object construct(JsContext context, Object[] arguments) {
        int at = type.equals("AggregateError") ? 1 : 0;
        Object message = argument(arguments, at);
        JsError error = JsErrors.create(context, type, message, argument(arguments, at + 1));
        if (at == 1) {
            error.hide("errors", JsArray.of(Iteration.list(context, argument(arguments, 0))));
        }
        return error;
    }

    @Override
    Object call(JsContext context, String name, Object receiver, Object[] arguments) {
        if (!name.equals("toString") || !(receiver instanceof JsObject error)) {
            throw incompatible("Error.prototype.".concat(name), receiver);
        }
        return toString(context, error);
    }

    /** {@code Error.prototype.toString} (ECMA-262 20.5.3.4). */
    static String toString(JsContext context, JsObject error) {
        Object name = error.get(context, "name");
        Object message = error.get(context, "message");
        String first = name == JsUndefined.UNDEFINED ? "Error" : JsConversions.toString(context, name);
        String second = message == JsUndefined.UNDEFINED ? "" : JsConversions.toString(context, message);
        return first.isEmpty() ? second : second.isEmpty() ? first : first.concat(": ").concat(second);
    }
}

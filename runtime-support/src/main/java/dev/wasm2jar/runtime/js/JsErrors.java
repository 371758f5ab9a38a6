package dev.wasm2jar.runtime.js;

/** Constructors of errors. */
public final class JsErrors {

    private JsErrors() {}

    /** {@code new Error()}, of any type. */
    public static JsError create(String type) {
        return new JsError(type, null);
    }

    /** {@code new Error(message)}. */
    public static JsError create(JsContext context, String type, Object message) {
        return new JsError(type, message == JsUndefined.UNDEFINED ? null : JsConversions.toString(context, message));
    }

    /** {@code new Error(message, options)}. */
    public static JsError create(JsContext context, String type, Object message, Object options) {
        JsError error = create(context, type, message);
        if (options instanceof JsObject object && object.has(context, "cause")) {
            error.hide("cause", object.get(context, "cause"));
        }
        return error;
    }

    /** {@code value instanceof Error}: those of the built-in classes, and objects that extend them. */
    public static boolean isError(JsContext context, Object value) {
        return value instanceof JsError || value instanceof JsObject
                && JsDynamic.isOrdinaryInstance(context, value, ErrorLibrary.of(context, "Error").global);
    }
}

package dev.wasm2jar.runtime.js;

/** An error object (ECMA-262 20.5). */
public final class JsError extends JsObject {

    private final String type;

    /**
     * @param type the name of its constructor: Error, TypeError, RangeError...
     * @param message what it says, or null for nothing
     */
    public JsError(String type, String message) {
        this.type = type;
        if (message != null) {
            hide("message", message);
        }
        // There are no lines of JavaScript to name.
        hide("stack", summary());
    }

    @Override
    public String className() {
        return "Error";
    }

    @Override
    JsObject classPrototype(JsContext context) {
        return ErrorLibrary.of(context, type).prototype;
    }

    /** The name of the constructor that made it. */
    public String type() {
        return type;
    }

    /** What it says, as far as its own properties tell. */
    public String message() {
        return own("message") instanceof String text ? text : "";
    }

    /** Name and message in one line (ECMA-262 20.5.3.4, without looking at prototypes). */
    public String summary() {
        String name = own("name") instanceof String text ? text : type;
        String message = message();
        return message.isEmpty() ? name : name.isEmpty() ? message : name.concat(": ").concat(message);
    }

    @Override
    public String toString() {
        return summary();
    }
}

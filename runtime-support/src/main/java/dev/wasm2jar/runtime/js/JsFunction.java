package dev.wasm2jar.runtime.js;

/** A function: an object that can be called (ECMA-262 10.2). Hosts and closures of guests extend it. */
public abstract class JsFunction extends JsObject {

    /** For calls without arguments. */
    public static final Object[] NO_ARGUMENTS = {};

    /** A function without a name. */
    protected JsFunction() {}

    /**
     * A function with its own properties {@code length} and {@code name}.
     *
     * @param length how many parameters it has
     */
    protected JsFunction(String name, int length) {
        store("length", JsProperty.data(JsNumber.of(length), JsProperty.CONFIGURABLE));
        store("name", JsProperty.data(name, JsProperty.CONFIGURABLE));
    }

    @Override
    public String className() {
        return "Function";
    }

    @Override
    JsObject classPrototype(JsContext context) {
        return FunctionLibrary.of(context).prototype;
    }

    /**
     * Calls it.
     *
     * @param receiver the value of {@code this}
     * @throws JsException if it throws
     */
    public abstract Object call(JsContext context, Object receiver, Object... arguments);

    /**
     * Calls it with {@code new}.
     *
     * @param newTarget what {@code new} was applied to: this function, unless a class extends it
     * @throws JsException if it throws, or is no constructor
     */
    public Object construct(JsContext context, Object[] arguments, JsFunction newTarget) {
        throw JsException.typeError(name() + " is not a constructor");
    }

    /** Whether {@link #construct} makes something. */
    public boolean isConstructor() {
        return false;
    }

    /** Its name, or an empty text. */
    public final String name() {
        return own("name") instanceof String text ? text : "";
    }
}

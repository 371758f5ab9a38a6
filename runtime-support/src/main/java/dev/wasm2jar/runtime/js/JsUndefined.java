package dev.wasm2jar.runtime.js;

/** The value {@code undefined} (ECMA-262 6.1.1). JavaScript's {@code null} is Java's. */
public final class JsUndefined {

    /** The only one. */
    public static final JsUndefined UNDEFINED = new JsUndefined();

    private JsUndefined() {}

    /** Whether a value is undefined or null. */
    public static boolean isNullish(Object value) {
        return value == null || value == UNDEFINED;
    }

    @Override
    public String toString() {
        return "undefined";
    }
}

package dev.wasm2jar.runtime.js;

/** Constructors of text coders. */
public final class JsText {

    private JsText() {}

    /** {@code new TextEncoder()}, {@code new TextDecoder(label, options)}. */
    public static Object create(JsContext context, String type, Object... arguments) {
        return TextLibrary.of(context, type).construct(context, arguments);
    }
}

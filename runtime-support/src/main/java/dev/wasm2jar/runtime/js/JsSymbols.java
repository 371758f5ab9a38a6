package dev.wasm2jar.runtime.js;

/** The well-known symbols, which are properties of {@code Symbol}. */
public final class JsSymbols {

    private JsSymbols() {}

    public static Object asyncIterator() {
        return JsSymbol.ASYNC_ITERATOR;
    }

    public static Object hasInstance() {
        return JsSymbol.HAS_INSTANCE;
    }

    public static Object iterator() {
        return JsSymbol.ITERATOR;
    }

    public static Object toPrimitive() {
        return JsSymbol.TO_PRIMITIVE;
    }

    public static Object toStringTag() {
        return JsSymbol.TO_STRING_TAG;
    }
}

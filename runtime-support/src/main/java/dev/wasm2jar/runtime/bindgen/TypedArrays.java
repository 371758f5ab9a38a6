package dev.wasm2jar.runtime.bindgen;

import dev.wasm2jar.runtime.js.JsArray;

/** Between arrays of Java and those of JavaScript. */
public final class TypedArrays {

    private TypedArrays() {}

    public static Object of(Object[] values) {
        return JsArray.of(values);
    }

    public static Object[] toObjects(Object value, Guest guest) {
        return ((JsArray) value).toArray();
    }

    /** Copies what the module has written to an array that was passed to it: the end of a call. */
    public static void copyTo(byte[] bytes, Object target) {
        throw new UnsupportedOperationException();
    }
}

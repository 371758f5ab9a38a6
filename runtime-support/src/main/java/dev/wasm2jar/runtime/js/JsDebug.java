package dev.wasm2jar.runtime.js;

import java.math.BigInteger;

/** Short descriptions of values in messages; they run no code of the guest. */
final class JsDebug {

    private JsDebug() {}

    static String describe(Object value) {
        if (value instanceof String text) {
            return "\"".concat(text).concat("\"");
        }
        if (value instanceof Double number) {
            return JsNumber.toString(number);
        }
        if (value instanceof BigInteger) {
            return value.toString().concat("n");
        }
        if (value instanceof JsError error) {
            return error.summary();
        }
        if (value instanceof JsFunction function) {
            return "function ".concat(function.name());
        }
        if (value instanceof JsArray array && array.length() <= 8) {
            StringBuilder text = new StringBuilder("[");
            for (int i = 0; i < array.length(); i++) {
                Object element = array.at(i);
                text.append(i == 0 ? "" : ", ").append(element instanceof JsArray ? "[...]" : describe(element));
            }
            return text.append(']').toString();
        }
        return value instanceof JsObject object ? "#<" + object.className() + ">" : String.valueOf(value);
    }
}

package dev.wasm2jar.runtime.js;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/** A primitive value as an object: {@code new Number(1)}, {@code Object("text")}. */
public final class JsWrapper extends JsObject {

    private final Object value;

    /** @param value a boolean, number, string, symbol or bigint */
    public JsWrapper(Object value) {
        this.value = value;
    }

    /** The primitive value. */
    public Object value() {
        return value;
    }

    @Override
    public String className() {
        return value instanceof String ? "String" : value instanceof Double ? "Number"
                : value instanceof Boolean ? "Boolean" : value instanceof BigInteger ? "BigInt" : "Symbol";
    }

    @Override
    JsObject classPrototype(JsContext context) {
        return JsDynamic.primitivePrototype(context, value);
    }

    @Override
    public JsProperty getOwnProperty(JsContext context, Object key) {
        if (value instanceof String text && key instanceof String name) {
            if (name.equals("length")) {
                return JsProperty.data(JsNumber.of(text.length()), 0);
            }
            long index = JsArray.index(name);
            if (index >= 0 && index < text.length()) {
                return JsProperty.data(String.valueOf(text.charAt((int) index)), JsProperty.ENUMERABLE);
            }
        }
        return super.getOwnProperty(context, key);
    }

    @Override
    public List<Object> ownKeys(JsContext context) {
        List<Object> keys = new ArrayList<>();
        if (value instanceof String text) {
            for (int i = 0; i < text.length(); i++) {
                keys.add(Integer.toString(i));
            }
            keys.add("length");
        }
        addOwnKeys(keys);
        return keys;
    }
}

package dev.wasm2jar.runtime.js;

/** Iterates over an array, or what looks like one (ECMA-262 23.1.5). */
final class ArrayIterator extends JsIterator {

    private final String kind;
    private JsObject array;
    private long index;

    /** @param kind {@code keys}, {@code values} or {@code entries} */
    ArrayIterator(JsObject array, String kind) {
        super("Array Iterator");
        this.array = array;
        this.kind = kind;
    }

    @Override
    public Object advance(JsContext context) {
        if (array == null) {
            return END;
        }
        long length = array instanceof JsArray own ? own.length()
                : JsConversions.toLength(context, array.get(context, "length"));
        if (index >= length) {
            array = null;
            return END;
        }
        long at = index++;
        return switch (kind) {
            case "keys" -> JsNumber.of(at);
            case "values" -> array.getIndex(context, at);
            default -> JsArray.of(JsNumber.of(at), array.getIndex(context, at));
        };
    }
}

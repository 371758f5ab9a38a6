package dev.wasm2jar.runtime.js;

/** An iterator of a built-in collection, or one that a host supplies. It can be iterated over itself. */
public abstract class JsIterator extends JsObject {

    /** What {@link #advance} returns after the last value. */
    public static final Object END = new Object();

    private final String className;

    /** @param className such as {@code Map Iterator} */
    protected JsIterator(String className) {
        this.className = className;
    }

    /** The next value, or {@link #END}, which stays. */
    public abstract Object advance(JsContext context);

    @Override
    public final String className() {
        return className;
    }

    @Override
    final JsObject classPrototype(JsContext context) {
        return IteratorLibrary.of(context).prototype;
    }

    /** An iterator result (ECMA-262 7.4.14). */
    static JsObject result(Object value, Boolean done) {
        return new JsObject().put("value", value).put("done", done);
    }
}

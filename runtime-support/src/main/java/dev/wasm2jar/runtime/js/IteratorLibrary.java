package dev.wasm2jar.runtime.js;

/** {@code Iterator.prototype}, and what the iterators of built-in collections have (ECMA-262 27.1). */
final class IteratorLibrary extends Library {

    private IteratorLibrary(JsContext context) {
        super("Iterator", 0, new JsObject());
        context.install("Iterator", this);
        methods("next:0");
        prototype.hide(JsSymbol.ITERATOR, new PrototypeFunction(this, "[Symbol.iterator]", 0));
    }

    static IteratorLibrary of(JsContext context) {
        Library library = context.library("Iterator");
        return library == null ? new IteratorLibrary(context) : (IteratorLibrary) library;
    }

    @Override
    Object call(JsContext context, String name, Object receiver, Object[] arguments) {
        if (name.equals("[Symbol.iterator]")) {
            return receiver;
        }
        if (!(receiver instanceof JsIterator iterator)) {
            throw incompatible("Iterator.prototype.".concat(name), receiver);
        }
        Object value = iterator.advance(context);
        return value == JsIterator.END ? JsIterator.result(JsUndefined.UNDEFINED, true) : JsIterator.result(value, false);
    }
}

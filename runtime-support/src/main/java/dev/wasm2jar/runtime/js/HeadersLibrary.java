package dev.wasm2jar.runtime.js;

/** {@code Headers} (fetch.spec.whatwg.org 5.1). */
final class HeadersLibrary extends Library {

    private HeadersLibrary(JsContext context) {
        super("Headers", 0, new JsObject());
        context.install("Headers", this);
        methods("append:2 delete:1 entries:0 forEach:1 get:1 getSetCookie:0 has:1 keys:0 set:2 values:0");
        prototype.hide(JsSymbol.ITERATOR, prototype.own("entries"));
        tag("Headers");
    }

    static HeadersLibrary of(JsContext context) {
        Library library = context.library("Headers");
        return library == null ? new HeadersLibrary(context) : (HeadersLibrary) library;
    }

    @Override
    Object construct(JsContext context, Object[] arguments) {
        return JsHeaders.create(context, argument(arguments, 0));
    }

    @Override
    Object call(JsContext context, String name, Object receiver, Object[] arguments) {
        if (!(receiver instanceof JsHeaders headers)) {
            throw incompatible("Headers.prototype.".concat(name), receiver);
        }
        switch (name) {
            case "get":
                return headers.get(string(context, arguments, 0));
            case "has":
                return headers.get(string(context, arguments, 0)) != null;
            case "getSetCookie":
                return headers.cookies();
            case "entries", "keys", "values":
                return new PairIterator("Headers Iterator", headers.entries(), name);
            case "forEach":
                PairIterator.forEach(context, headers.entries(), function(arguments, 0), argument(arguments, 1), headers);
                return JsUndefined.UNDEFINED;
            case "append":
                headers.append(string(context, arguments, 0), string(context, arguments, 1));
                return JsUndefined.UNDEFINED;
            case "set":
                headers.set(string(context, arguments, 0), string(context, arguments, 1));
                return JsUndefined.UNDEFINED;
            default:
                headers.delete(string(context, arguments, 0));
                return JsUndefined.UNDEFINED;
        }
    }
}

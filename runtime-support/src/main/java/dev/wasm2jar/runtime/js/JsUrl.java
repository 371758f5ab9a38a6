package dev.wasm2jar.runtime.js;

/** A {@code URL} (url.spec.whatwg.org 6.1). */
public final class JsUrl extends JsObject {

    UrlRecord record;
    private SearchParams params;

    JsUrl(UrlRecord record) {
        this.record = record;
    }

    /** {@code new URL(url, base)}. */
    public static Object create(JsContext context, Object... arguments) {
        return UrlLibrary.of(context).construct(context, arguments);
    }

    @Override
    public String className() {
        return "URL";
    }

    @Override
    JsObject classPrototype(JsContext context) {
        return UrlLibrary.of(context).prototype;
    }

    /** The same one each time. */
    SearchParams params() {
        if (params == null) {
            params = SearchParams.of(this);
            queryChanged();
        }
        return params;
    }

    /** Tells the parameters that the query has changed. */
    void queryChanged() {
        if (params != null) {
            params.read(record.query == null ? "" : record.query);
        }
    }
}

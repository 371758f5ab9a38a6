package dev.wasm2jar.runtime.js;

import java.util.Comparator;
import java.util.Iterator;

/** {@code URLSearchParams} (url.spec.whatwg.org 6.2). */
final class SearchParamsLibrary extends Library {

    private SearchParamsLibrary(JsContext context) {
        super("URLSearchParams", 0, new JsObject());
        context.install("URLSearchParams", this);
        methods("append:2 delete:1 entries:0 forEach:1 get:1 getAll:1 has:1 keys:0 set:2 sort:0 toString:0 values:0");
        getters("size");
        prototype.hide(JsSymbol.ITERATOR, prototype.own("entries"));
        tag("URLSearchParams");
    }

    static SearchParamsLibrary of(JsContext context) {
        Library library = context.library("URLSearchParams");
        return library == null ? new SearchParamsLibrary(context) : (SearchParamsLibrary) library;
    }

    @Override
    Object construct(JsContext context, Object[] arguments) {
        SearchParams params = new SearchParams();
        Object init = argument(arguments, 0);
        if (init instanceof JsObject object) {
            PairIterator.read(context, object, new Adder(params));
        } else if (init != JsUndefined.UNDEFINED) {
            String text = JsConversions.toString(context, init);
            params.read(text.startsWith("?") ? text.substring(1) : text);
        }
        return params;
    }

    private static final class Adder implements PairIterator.PairTarget {

        private final SearchParams params;

        Adder(SearchParams params) {
            this.params = params;
        }

        @Override
        public void append(String name, String value) {
            params.pairs.add(new String[] {name, value});
        }
    }

    @Override
    Object call(JsContext context, String name, Object receiver, Object[] arguments) {
        if (!(receiver instanceof SearchParams params)) {
            throw incompatible("URLSearchParams.prototype.".concat(name), receiver);
        }
        switch (name) {
            case "get size":
                return JsNumber.of(params.pairs.size());
            case "toString":
                return params.text();
            case "entries", "keys", "values":
                return new PairIterator("URLSearchParams Iterator", params.pairs, name);
            case "forEach":
                PairIterator.forEach(context, params.pairs, function(arguments, 0), argument(arguments, 1), params);
                return JsUndefined.UNDEFINED;
            case "sort":
                params.pairs.sort(new ByName());
                params.changed();
                return JsUndefined.UNDEFINED;
            default:
                Object value = argument(arguments, 1) == JsUndefined.UNDEFINED && !name.equals("append")
                        && !name.equals("set") ? null : string(context, arguments, 1);
                return call(name, params, string(context, arguments, 0), (String) value);
        }
    }

    private static Object call(String name, SearchParams params, String key, String value) {
        switch (name) {
            case "get":
                for (String[] pair : params.pairs) {
                    if (pair[0].equals(key)) {
                        return pair[1];
                    }
                }
                return null;
            case "getAll":
                JsArray all = new JsArray();
                for (String[] pair : params.pairs) {
                    if (pair[0].equals(key)) {
                        all.add(pair[1]);
                    }
                }
                return all;
            case "has":
                for (String[] pair : params.pairs) {
                    if (pair[0].equals(key) && (value == null || pair[1].equals(value))) {
                        return true;
                    }
                }
                return false;
            case "append":
                params.pairs.add(new String[] {key, value});
                break;
            case "delete":
                remove(params, key, value);
                break;
            default:
                set(params, key, value);
                break;
        }
        params.changed();
        return JsUndefined.UNDEFINED;
    }

    private static void remove(SearchParams params, String key, String value) {
        for (Iterator<String[]> pairs = params.pairs.iterator(); pairs.hasNext();) {
            String[] pair = pairs.next();
            if (pair[0].equals(key) && (value == null || pair[1].equals(value))) {
                pairs.remove();
            }
        }
    }

    private static void set(SearchParams params, String key, String value) {
        boolean done = false;
        for (Iterator<String[]> pairs = params.pairs.iterator(); pairs.hasNext();) {
            String[] pair = pairs.next();
            if (pair[0].equals(key)) {
                if (done) {
                    pairs.remove();
                }
                pair[1] = value;
                done = true;
            }
        }
        if (!done) {
            params.pairs.add(new String[] {key, value});
        }
    }

    private static final class ByName implements Comparator<String[]> {

        @Override
        public int compare(String[] left, String[] right) {
            return left[0].compareTo(right[0]);
        }
    }
}

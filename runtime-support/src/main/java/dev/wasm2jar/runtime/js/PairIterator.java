package dev.wasm2jar.runtime.js;

import java.util.List;

/** Iterates over pairs of texts, of parameters or headers; sees those that are added meanwhile. */
final class PairIterator extends JsIterator {

    private final List<String[]> pairs;
    private final String kind;
    private int at;

    /** @param kind {@code keys}, {@code values} or {@code entries} */
    PairIterator(String className, List<String[]> pairs, String kind) {
        super(className);
        this.pairs = pairs;
        this.kind = kind;
    }

    @Override
    public Object advance(JsContext context) {
        if (at >= pairs.size()) {
            return END;
        }
        String[] pair = pairs.get(at++);
        return kind.equals("keys") ? pair[0] : kind.equals("values") ? pair[1] : JsArray.of(pair[0], pair[1]);
    }

    /** Calls a function with value, name and collection for each pair. */
    static void forEach(JsContext context, List<String[]> pairs, JsFunction function, Object receiver, Object collection) {
        for (int i = 0; i < pairs.size(); i++) {
            String[] pair = pairs.get(i);
            function.call(context, receiver, pair[1], pair[0], collection);
        }
    }

    /** The pairs that an object given to a constructor has: an iterable of pairs, or properties. */
    static void read(JsContext context, JsObject init, PairTarget target) {
        if (!JsUndefined.isNullish(init.get(context, JsSymbol.ITERATOR))) {
            Iteration iteration = Iteration.of(context, init);
            while (iteration.next()) {
                List<Object> pair = Iteration.list(context, iteration.value());
                if (pair.size() != 2) {
                    throw JsException.typeError("Each pair must be an iterable [name, value] tuple");
                }
                target.append(JsConversions.toString(context, pair.get(0)), JsConversions.toString(context, pair.get(1)));
            }
            return;
        }
        for (String key : JsObjects.enumerableKeys(context, init)) {
            target.append(key, JsConversions.toString(context, init.get(context, key)));
        }
    }

    /** What takes pairs. */
    interface PairTarget {
        void append(String name, String value);
    }
}

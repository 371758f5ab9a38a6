package dev.wasm2jar.runtime.js;

import java.text.Collator;
import java.util.Locale;

/** The order of texts in the only locale there is, English. */
final class Collation {

    private Collation() {}

    static int compare(String left, String right) {
        Collator collator = Collator.getInstance(Locale.ENGLISH);
        collator.setDecomposition(Collator.CANONICAL_DECOMPOSITION);
        int order = collator.compare(left, right);
        return Integer.compare(order, 0);
    }
}

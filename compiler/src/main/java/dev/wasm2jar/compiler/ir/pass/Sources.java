package dev.wasm2jar.compiler.ir.pass;

/**
 * Where a list branches to one of its labels.
 *
 * @param first the index of the first item that does
 * @param last the index of the last one
 */
record Sources(int first, int last) {

    Sources join(Sources other) {
        return new Sources(Math.min(first, other.first), Math.max(last, other.last));
    }

    /** Whether a range, up to an index that is not in it, is entered from outside at the label. */
    boolean isAnyOutside(int from, int to) {
        return first < from || last >= to;
    }
}

package dev.wasm2jar.runtime.js;

import java.util.Comparator;

/** Orders the texts of array indices by number. */
final class ArrayIndexOrder implements Comparator<String> {

    @Override
    public int compare(String left, String right) {
        return left.length() != right.length() ? Integer.compare(left.length(), right.length()) : left.compareTo(right);
    }
}

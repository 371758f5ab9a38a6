package dev.wasm2jar.runtime.bindgen;

/** What is wrong with a number, in words. */
final class RangeErrors {

    private RangeErrors() {}

    static int fail(long value, String type) {
        throw new IllegalArgumentException("not a " + type + " of Rust: " + value);
    }
}

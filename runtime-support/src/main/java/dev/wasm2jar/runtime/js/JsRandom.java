package dev.wasm2jar.runtime.js;

/** Where random numbers come from. */
public interface JsRandom {

    /** A number from 0 (inclusive) to 1 (exclusive), for {@code Math.random()}. */
    double next();

    /** Fills a part of an array with bytes nobody can guess, for {@code crypto.getRandomValues()}. */
    void fill(byte[] target, int start, int length);
}

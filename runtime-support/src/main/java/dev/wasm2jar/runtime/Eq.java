package dev.wasm2jar.runtime;

/** An object that WebAssembly code can compare with others: what {@code eqref} refers to (spec 2.3.4). */
public interface Eq {}

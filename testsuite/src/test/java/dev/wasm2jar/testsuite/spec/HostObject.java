package dev.wasm2jar.testsuite.spec;

/** The object behind {@code ref.extern n} and {@code ref.host n}: equal numbers are the same object. */
record HostObject(long number) {}

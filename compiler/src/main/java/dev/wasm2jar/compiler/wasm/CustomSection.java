package dev.wasm2jar.compiler.wasm;

/** A custom section (spec 5.5.3), not interpreted. */
public record CustomSection(String name, ByteSlice contents) {}

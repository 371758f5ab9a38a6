package dev.wasm2jar.compiler.wasm;

/**
 * An export (spec 2.5.12).
 *
 * @param index into the index space of its kind
 */
public record Export(String name, ExternalKind kind, int index) {}

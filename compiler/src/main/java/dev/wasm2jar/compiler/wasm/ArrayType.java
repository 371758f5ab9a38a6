package dev.wasm2jar.compiler.wasm;

/** An array type (spec 2.3.8). */
public record ArrayType(FieldType element) implements CompositeType {}

package dev.wasm2jar.compiler.wasm;

/** An array type (spec 2.3.9). */
public record ArrayType(FieldType element) implements CompositeType {}

package dev.wasm2jar.compiler.wasm;

/** A composite type (spec 2.3.9). */
public sealed interface CompositeType permits FunctionType, StructType, ArrayType {}

package dev.wasm2jar.compiler.wasm;

/** What a field of a structure or array holds (spec 2.3.9): a value type or a packed one. */
public sealed interface StorageType permits ValueType, PackedType {}

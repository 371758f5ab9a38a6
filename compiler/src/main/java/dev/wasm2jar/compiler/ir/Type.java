package dev.wasm2jar.compiler.ir;

/** The type of a local or an expression: what matters for code, without the finer distinctions of validation. */
public sealed interface Type permits PrimitiveType, ReferenceType {}

package dev.wasm2jar.compiler.wasm;

/** A global defined in the module (spec 2.5.3). */
public record Global(GlobalType type, ConstantExpression initializer) {}

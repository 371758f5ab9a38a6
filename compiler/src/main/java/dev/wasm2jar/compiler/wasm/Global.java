package dev.wasm2jar.compiler.wasm;

/** A global defined in the module (spec 2.5.4). */
public record Global(GlobalType type, ConstantExpression initializer) {}

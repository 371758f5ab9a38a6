package dev.wasm2jar.compiler.wasm;

import java.util.Optional;

/**
 * A table defined in the module (spec 2.5.6).
 *
 * @param initializer the value of its elements; empty means null
 */
public record Table(TableType type, Optional<ConstantExpression> initializer) {}

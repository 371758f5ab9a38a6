package dev.wasm2jar.compiler.wasm;

import java.util.OptionalLong;

/**
 * The size range of a memory or table (spec 2.3.12), as unsigned 64-bit numbers.
 *
 * @param minimum in pages or elements
 * @param maximum in pages or elements; empty when unbounded
 */
public record Limits(long minimum, OptionalLong maximum) {}

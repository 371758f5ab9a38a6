package dev.wasm2jar.compiler.wasm;

/**
 * The static part of an address (spec 2.4.5).
 *
 * @param alignLog2 binary logarithm of the promised alignment
 * @param memory index of the memory
 * @param offset unsigned; above 2^32 - 1 only for 64-bit memories
 */
public record MemoryArgument(int alignLog2, int memory, long offset) {}

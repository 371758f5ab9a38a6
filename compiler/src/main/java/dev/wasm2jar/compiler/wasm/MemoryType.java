package dev.wasm2jar.compiler.wasm;

/**
 * A memory type (spec 2.3.15).
 *
 * @param shared whether the memory may be shared between threads (threads proposal)
 * @param pageSizeLog2 binary logarithm of the page size: 16, or 0 with custom page sizes
 */
public record MemoryType(AddressType addressType, Limits limits, boolean shared, int pageSizeLog2) {

    public static final int DEFAULT_PAGE_SIZE_LOG2 = 16;
}

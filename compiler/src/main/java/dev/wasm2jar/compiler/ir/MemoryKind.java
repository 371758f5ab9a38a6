package dev.wasm2jar.compiler.ir;

/**
 * How the contents of a memory are kept. Decided by its type alone, and the same on both sides of an import, because code
 * is compiled for it.
 */
public enum MemoryKind {
    /** One array, exactly as long as the memory. */
    ARRAY,
    /** A buffer that several threads may access; it grows in place. */
    SHARED,
    /** Several arrays, for more than 2 GiB. */
    LARGE;

    /** The largest array, in bytes, that is a multiple of the page size of 64 KiB. */
    private static final long ARRAY_LIMIT = 0x7fff_0000L;

    /** Which memories are {@link #LARGE}. */
    public enum Policy {
        /** Those that begin with more than an array can hold. */
        LARGE_IF_NEEDED,
        /** Those whose type allows more than an array can hold. */
        LARGE_IF_ALLOWED
    }

    /**
     * The kind of a memory that is not shared.
     *
     * @param minimum in pages, unsigned
     * @param maximum in pages, unsigned; -1 if there is none
     */
    public static MemoryKind ofUnshared(int pageSizeLog2, long minimum, long maximum, Policy policy) {
        if (pageSizeLog2 == 0) {
            return ARRAY;
        }
        long size = policy == Policy.LARGE_IF_NEEDED ? minimum : maximum;
        return Long.compareUnsigned(size, ARRAY_LIMIT >> pageSizeLog2) > 0 ? LARGE : ARRAY;
    }
}

package dev.wasm2jar.runtime;

/** Addresses and indices of 64 bits. Called by emitted code. */
public final class Addresses {

    private Addresses() {}

    /** An unsigned number as the index of an array: -1 if it is larger than any that an array has. */
    public static int arrayIndex(long index) {
        // Everything above bit 30 is zero, or the sign of its negation fills the result.
        return (int) (index | -(index >>> 31) >> 63);
    }

    /** The sum of unsigned address and offset (spec 4.6.10, memory instructions), or -1 from 2^63 on. */
    static long effective(long address, long offset) {
        long sum = address + offset;
        return sum | (address | offset | sum) >> 63;
    }
}

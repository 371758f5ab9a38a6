package dev.wasm2jar.runtime;

/** A vector of 128 bits as one object, at the borders of compiled code only. */
public final class V128 {

    /** Bytes 0 to 7, little-endian. */
    public final long low;

    /** Bytes 8 to 15, little-endian. */
    public final long high;

    public V128(long low, long high) {
        this.low = low;
        this.high = high;
    }

    /** The object for two halves. Used by emitted code. */
    public static V128 of(long low, long high) {
        return new V128(low, high);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof V128 && ((V128) other).low == low && ((V128) other).high == high;
    }

    @Override
    public int hashCode() {
        return Long.hashCode(low) * 31 + Long.hashCode(high);
    }

    @Override
    public String toString() {
        return "v128[0x" + Long.toHexString(high) + ", 0x" + Long.toHexString(low) + "]";
    }
}

package dev.wasm2jar.runtime;

/** Copies within a memory, for functions that were found to copy. Called by emitted code. */
public final class ShortCopy {

    /** The longest copy, in bytes; a power of two less one. */
    public static final int LONGEST = 127;

    private ShortCopy() {}

    /**
     * Copies a range to another place, if both are within the array and do not overlap, and it is not too long; otherwise
     * does nothing.
     *
     * @return whether it did
     */
    public static boolean tryCopy(byte[] bytes, int to, int from, int length) {
        if ((length & ~LONGEST) != 0 || Math.abs(to - from) < length) {
            return false;
        }
        try {
            System.arraycopy(bytes, from, bytes, to, length);
            return true;
        } catch (IndexOutOfBoundsException e) {
            return false;
        }
    }
}

package dev.wasm2jar.runtime;

/** Copies within a memory, for functions that were found to copy. Called by emitted code. */
public final class ShortCopy {

    /** The longest copy, in bytes. */
    public static final int LONGEST = 128;

    private ShortCopy() {}

    /**
     * Copies a range to another place, if both are within the array and do not overlap, and it is not too long; otherwise
     * does nothing.
     *
     * @return whether it did
     */
    public static boolean tryCopy(byte[] bytes, int to, int from, int length) {
        int last = bytes.length - length;
        if (length < 0 || length > LONGEST || to < 0 || from < 0 || to > last || from > last
                || Math.abs(to - from) < length) {
            return false;
        }
        System.arraycopy(bytes, from, bytes, to, length);
        return true;
    }
}

package dev.wasm2jar.runtime;

/**
 * Copies within a memory, for functions that were found to copy. Called by emitted code. Most copies of programs are of a
 * few bytes: their first and last words, which may overlap, are all there is to it.
 */
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
        if (length >= 2 * Long.BYTES) {
            System.arraycopy(bytes, from, bytes, to, length);
        } else if (length >= Long.BYTES) {
            int end = length - Long.BYTES;
            long first = LittleEndian.Longs.get(bytes, from);
            long second = LittleEndian.Longs.get(bytes, from + end);
            LittleEndian.Longs.set(bytes, to, first);
            LittleEndian.Longs.set(bytes, to + end, second);
        } else if (length >= Integer.BYTES) {
            int end = length - Integer.BYTES;
            int first = LittleEndian.Ints.get(bytes, from);
            int second = LittleEndian.Ints.get(bytes, from + end);
            LittleEndian.Ints.set(bytes, to, first);
            LittleEndian.Ints.set(bytes, to + end, second);
        } else {
            for (int i = 0; i < length; i++) {
                bytes[to + i] = bytes[from + i];
            }
        }
        return true;
    }
}

package dev.wasm2jar.runtime;

import java.util.Arrays;

/**
 * Makes the longer array of a memory that grows.
 *
 * <p>Allocators of C and Rust ask for a page at a time, and every copy takes as long as the memory is large: a heap of
 * 100 MB would be copied 1,500 times. So a memory that small steps have copied a great deal gets an array with room for an
 * eighth or a quarter more at its next small step. What is lost is that a load or store of compiled code traps there,
 * because the array's length is the only bounds check; the size, growing, instructions for whole ranges and hosts are as
 * exact as ever. Stores that reached the room trap when the memory grows over them ({@link #isUntouched}). Who needs the
 * traps more sets the system property {@value #EXACT}.
 *
 * <p>Only code of C2 leaves out clearing what is about to be copied over, which takes as long as the copying. A program
 * seldom grows so often that HotSpot finds the method worth that, but what it copies can be hundreds of megabytes. So once
 * that is much, the method is called with nothing to copy until HotSpot takes notice: a millisecond, once.
 */
final class ArrayGrowth {

    static final String EXACT = "wasm2jar.memory.exact";

    private static final boolean IS_EXACT = Boolean.getBoolean(EXACT);

    /** Bytes that small steps copy before there is room for an eighth more: page by page, a memory has 1.5 MB by then. */
    private static final long PATIENCE = 1 << 24;

    /** Bytes that small steps copy before there is room for a quarter more: page by page, a memory has 8 MB by then. */
    private static final long MORE_PATIENCE = 1 << 26;

    /** A step is small if it is no more than that part of the size. */
    private static final int SMALL = 8;

    /** Bytes that are copied before; they take longer than taking notice does. */
    private static final long MUCH = 1 << 24;

    /** More than Tier4InvocationThreshold, because HotSpot notices late. */
    private static final int CALLS = 20_000;

    /** Bytes copied so far; that threads may miss each other's does not matter. */
    private static long copied;

    private ArrayGrowth() {}

    /** Whether a memory grows as an allocator does that asks for a page at a time. */
    static boolean isSmallStep(int before, int after) {
        return after - before <= before / SMALL;
    }

    /**
     * How long the array of a memory that grows in a small step should be.
     *
     * @param size the memory's size when it has grown, in bytes
     * @param most what it can grow to
     * @param copied bytes that small steps have copied before this one
     */
    static int withRoom(int size, long most, long copied) {
        if (copied < PATIENCE || IS_EXACT) {
            return size;
        }
        int room = copied < MORE_PATIENCE ? size / 8 : size / 4;
        return (int) Math.min((long) size + room, most);
    }

    /** Whether no store has left anything but zeros in a part of the room. */
    static boolean isUntouched(byte[] array, int from, int to) {
        // Each byte is like the one after it: a comparison of whole words, for which there need not be an array of zeros.
        return from == to || array[from] == 0 && Arrays.equals(array, from, to - 1, array, from + 1, to);
    }

    /** An array of that length which begins with the contents of a shorter one, followed by zeros. */
    static byte[] longer(byte[] contents, int length) {
        if (copied < MUCH) {
            copied += contents.length;
            if (copied >= MUCH) {
                warmUp();
            }
        }
        return copy(contents, length);
    }

    private static void warmUp() {
        for (int i = 0; i < CALLS; i++) {
            copy(Memory.ELSEWHERE, 1);
        }
    }

    private static byte[] copy(byte[] contents, int length) {
        return Arrays.copyOf(contents, length);
    }
}

package dev.wasm2jar.runtime;

import java.util.Arrays;

/**
 * Makes the longer array of a memory that grows.
 *
 * <p>Only code of C2 leaves out clearing what is about to be copied over, which takes as long as the copying. A program
 * seldom grows so often that HotSpot finds the method worth that, but what it copies can be hundreds of megabytes. So once
 * that is much, the method is called with nothing to copy until HotSpot takes notice: a millisecond, once.
 */
final class ArrayGrowth {

    /** Bytes that are copied before; they take longer than taking notice does. */
    private static final long MUCH = 1 << 24;

    /** More than Tier4InvocationThreshold, because HotSpot notices late. */
    private static final int CALLS = 20_000;

    /** Bytes copied so far; that threads may miss each other's does not matter. */
    private static long copied;

    private ArrayGrowth() {}

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

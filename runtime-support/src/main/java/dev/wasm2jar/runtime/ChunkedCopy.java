package dev.wasm2jar.runtime;

/** Copies between memories that are not both one array. */
final class ChunkedCopy {

    private static final int CHUNK = 1 << 16;

    private ChunkedCopy() {}

    /** Copies a range that has been checked; within one memory, ranges may overlap. */
    static void copy(Memory destination, long to, Memory source, long from, long length) {
        byte[] chunk = new byte[(int) Math.min(length, CHUNK)];
        if (destination == source && to > from) {
            long rest = length;
            while (rest > 0) {
                int part = (int) Math.min(rest, CHUNK);
                rest -= part;
                move(destination, to + rest, source, from + rest, chunk, part);
            }
        } else {
            for (long done = 0; done < length; done += CHUNK) {
                move(destination, to + done, source, from + done, chunk, (int) Math.min(length - done, CHUNK));
            }
        }
    }

    private static void move(Memory destination, long to, Memory source, long from, byte[] chunk, int length) {
        source.read(from, chunk, 0, length);
        destination.write(to, chunk, 0, length);
    }
}

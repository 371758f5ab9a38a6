package dev.wasm2jar.runtime;

/** Copies between memories that are not both one array. Called by emitted code. */
public final class MemoryCopy {

    private static final int CHUNK = 1 << 16;

    private MemoryCopy() {}

    /** memory.copy (spec 4.6.10); traps before it writes anything. */
    public static void copy(Memory destination, long to, Memory source, long from, long length) {
        Memory.checkRange(from, length, source.byteLength());
        Memory.checkRange(to, length, destination.byteLength());
        byte[] chunk = new byte[(int) Math.min(length, CHUNK)];
        // Within one memory, the ranges may overlap.
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

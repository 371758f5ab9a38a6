package dev.wasm2jar.runtime;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;

/**
 * Arrays of memories that are no longer used, to be used again. They are kept clean, all zeros, so that a memory made
 * from one can't tell it from a new one; and by their exact length, which is what a memory needs.
 *
 * <p>Used by any number of threads.
 */
public final class MemoryPool {

    /** By length, the one that was asked for longest ago first. */
    private final LinkedHashMap<Integer, ArrayDeque<byte[]>> free = new LinkedHashMap<>(16, 0.75f, true);

    private final long capacity;
    private long size;

    /** @param capacity how many bytes it keeps at most */
    public MemoryPool(long capacity) {
        if (capacity < 0) {
            throw new IllegalArgumentException("negative capacity");
        }
        this.capacity = capacity;
    }

    /** How many bytes it keeps now. */
    public synchronized long size() {
        return size;
    }

    /** An array of zeros. */
    byte[] take(int length) {
        synchronized (this) {
            ArrayDeque<byte[]> same = free.get(length);
            byte[] found = same == null ? null : same.pollLast();
            if (found != null) {
                size -= length;
                return found;
            }
        }
        return new byte[length];
    }

    /** Cleans an array that nobody uses any more, and keeps it if there is room. */
    void give(byte[] used) {
        if (used.length == 0 || used.length > capacity) {
            return;
        }
        clean(used);
        synchronized (this) {
            ArrayDeque<byte[]> same = free.get(used.length);
            if (same == null) {
                same = new ArrayDeque<>();
                free.put(used.length, same);
            }
            same.addLast(used);
            size += used.length;
            makeRoom();
        }
    }

    private static void clean(byte[] used) {
        Arrays.fill(used, (byte) 0);
    }

    /** Drops arrays of the lengths that were not asked for lately. */
    private void makeRoom() {
        Iterator<ArrayDeque<byte[]>> oldest = free.values().iterator();
        while (size > capacity) {
            ArrayDeque<byte[]> same = oldest.next();
            while (size > capacity && !same.isEmpty()) {
                size -= same.pollFirst().length;
            }
            if (same.isEmpty()) {
                oldest.remove();
            }
        }
    }
}

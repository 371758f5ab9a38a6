package dev.wasm2jar.runtime;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * A linear memory (spec 4.2.8).
 *
 * <p>Hosts see a little-endian {@link ByteBuffer}. Compiled code reads and writes the array behind it, whose length is
 * exactly the memory's size, so that the JVM's own bounds check is the one the specification asks for.
 */
public final class Memory implements Extern {

    /** Bytes in a page. */
    public static final int PAGE_SIZE = 65536;

    /** The largest number of pages that one Java array can hold. */
    public static final int MAX_PAGES = Integer.MAX_VALUE / PAGE_SIZE;

    /** Whether a {@link MemoryLimit} was ever set: where none was, that class is not even loaded. */
    static volatile boolean limited;

    /** The contents; replaced when the memory grows. Read by emitted code, not for hosts to keep. */
    public byte[] bytes;

    private final long maximum;
    private final int limit;
    private ByteBuffer buffer;

    /**
     * A memory that may grow as far as the {@link MemoryLimit} of this thread allows.
     *
     * @param minimum pages to begin with
     * @param maximum the declared maximum in pages, or -1 if there is none
     */
    public Memory(int minimum, long maximum) {
        this(minimum, maximum, limited ? MemoryLimit.current() : MAX_PAGES);
    }

    /**
     * @param minimum pages to begin with
     * @param maximum the declared maximum in pages, or -1 if there is none
     * @param limit pages that the host allows; growing beyond them fails as if no memory were left
     * @throws LinkException if the minimum is above the limit
     */
    public Memory(int minimum, long maximum, int limit) {
        if (minimum < 0 || minimum > limit) {
            throw new LinkException("the memory needs " + Integer.toUnsignedString(minimum)
                    + " pages of 64 KiB, but at most " + limit + " are allowed");
        }
        this.bytes = new byte[minimum * PAGE_SIZE];
        this.maximum = maximum;
        this.limit = limit;
    }

    /** The size in pages. */
    public int size() {
        return bytes.length / PAGE_SIZE;
    }

    /** The declared maximum in pages, or -1 if there is none. */
    public long maximum() {
        return maximum;
    }

    /**
     * Grows by so many pages (spec 4.6.10, memory.grow).
     *
     * @param pages unsigned
     * @return the size before, or -1 if the memory cannot grow so far
     */
    public int grow(int pages) {
        int before = size();
        long after = before + Integer.toUnsignedLong(pages);
        if (after > limit || (maximum >= 0 && after > maximum)) {
            return -1;
        }
        if (pages != 0) {
            try {
                bytes = Arrays.copyOf(bytes, (int) after * PAGE_SIZE);
            } catch (OutOfMemoryError noRoom) {
                return -1;
            }
            buffer = null;
        }
        return before;
    }

    /** The contents as a little-endian buffer, valid until the memory grows. */
    public ByteBuffer buffer() {
        ByteBuffer current = buffer;
        if (current == null) {
            current = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
            buffer = current;
        }
        return current;
    }

    /** memory.fill (spec 4.6.10); traps before it writes anything. */
    public void fill(int address, int value, int length) {
        check(address, length, bytes.length);
        Arrays.fill(bytes, address, address + length, (byte) value);
    }

    /** memory.copy (spec 4.6.10); traps before it writes anything. */
    public static void copy(Memory destination, int to, Memory source, int from, int length) {
        check(from, length, source.bytes.length);
        check(to, length, destination.bytes.length);
        System.arraycopy(source.bytes, from, destination.bytes, to, length);
    }

    /** memory.init (spec 4.6.10); traps before it writes anything. */
    public void init(byte[] segment, int to, int from, int length) {
        check(from, length, segment.length);
        check(to, length, bytes.length);
        System.arraycopy(segment, from, bytes, to, length);
    }

    private static void check(int start, int length, int size) {
        if ((start | length) < 0 || start > size - length) {
            throw new Trap(Trap.MEMORY_OUT_OF_BOUNDS);
        }
    }
}

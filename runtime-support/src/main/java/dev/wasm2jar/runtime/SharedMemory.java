package dev.wasm2jar.runtime;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * A memory that instances in several threads may import (threads proposal).
 *
 * <p>Its contents are a direct buffer: the JVM has atomic access to more than bytes only outside of its heap, because
 * nothing there is promised about the alignment of array elements. The buffer is as large as the memory may become, so
 * growing replaces nothing that another thread uses; its limit is the memory's size, so that the buffer's own bounds
 * check is the one the specification asks for. As the specification allows, a thread may see growth by another one late,
 * but not later than what that thread synchronises with it.
 */
public final class SharedMemory extends Memory {

    /** The contents. Read by emitted code; neither position nor limit are for anyone else to change. */
    public final ByteBuffer contents;

    /** The same without bounds at the memory's size: words that an atomic access to a part of them needs whole. */
    final ByteBuffer words;

    private final Waiters waiters = new Waiters();
    private volatile int size;

    /**
     * Reserves room for the maximum, or less if there is less.
     *
     * @param addressBits 32 or 64
     * @param pageSizeLog2 binary logarithm of the page size
     * @param minimum pages to begin with, unsigned
     * @param maximum the declared maximum in pages
     * @throws LinkException if the minimum is above what a buffer can hold
     */
    public SharedMemory(int addressBits, int pageSizeLog2, long minimum, long maximum) {
        super(addressBits, pageSizeLog2, maximum, allowed(arrayPages(pageSizeLog2), pageSizeLog2), ELSEWHERE);
        checkMinimum(minimum, pageSizeLog2, limit());
        long most = Math.min(maximum, limit());
        this.words = reserve(minimum << pageSizeLog2, most << pageSizeLog2);
        this.contents = words.duplicate().order(ByteOrder.LITTLE_ENDIAN);
        this.size = (int) minimum;
        contents.limit((int) (minimum << pageSizeLog2));
    }

    /**
     * Direct buffers are zeroed, and so are paid for, at once. What a module declares as its maximum is often just the
     * largest possible, so at most half of what this JVM may use is reserved beyond the minimum.
     */
    private static ByteBuffer reserve(long minimum, long maximum) {
        long wanted = Math.max(minimum, Math.min(maximum, Runtime.getRuntime().maxMemory() / 2));
        while (true) {
            try {
                return ByteBuffer.allocateDirect((int) (wanted + 7) & -8).order(ByteOrder.LITTLE_ENDIAN);
            } catch (OutOfMemoryError noRoom) {
                if (wanted == minimum) {
                    throw new LinkException("no room for a shared memory of " + minimum
                            + " bytes; -XX:MaxDirectMemorySize is the limit for all together");
                }
                wanted = minimum + (wanted - minimum) / 2;
            }
        }
    }

    /**
     * The shared memory that an import is bound to. Called by emitted code.
     *
     * @throws LinkException if it is missing or its type does not match (spec 3.3.13)
     */
    public static SharedMemory imported(
            Imports imports,
            String module,
            String name,
            int addressBits,
            int pageSizeLog2,
            long minimum,
            long maximum) {
        return (SharedMemory) imports.memory(
                module, name, Imports.Sharing.SHARED, addressBits, pageSizeLog2, minimum, maximum);
    }

    @Override
    public boolean isShared() {
        return true;
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public long byteLength() {
        return Integer.toUnsignedLong(size) << pageSizeLog2();
    }

    @Override
    public synchronized int grow(int pages) {
        int before = size;
        long after = sizeAfter(before, pages);
        if (after < 0 || after << pageSizeLog2() > contents.capacity()) {
            return -1;
        }
        contents.limit((int) (after << pageSizeLog2()));
        size = (int) after;
        return before;
    }

    /** The contents as a little-endian buffer of their present size, which sees growth by no one. */
    @Override
    public ByteBuffer buffer() {
        return words.duplicate().order(ByteOrder.LITTLE_ENDIAN).limit((int) byteLength());
    }

    /** The index of a range in the buffer. */
    private int index(long address, int length) {
        return (int) checkRange(address, length, byteLength());
    }

    /** The index of an atomic access (threads proposal): first its alignment is checked, then its bounds. */
    int atomicIndex(long address, int length) {
        if ((address & length - 1) != 0) {
            throw new Trap(Trap.UNALIGNED_ATOMIC);
        }
        return index(address, length);
    }

    Waiters waiters() {
        return waiters;
    }

    @Override
    public byte getByte(long address) {
        return contents.get(index(address, 1));
    }

    @Override
    public short getShort(long address) {
        return contents.getShort(index(address, 2));
    }

    @Override
    public int getInt(long address) {
        return contents.getInt(index(address, 4));
    }

    @Override
    public long getLong(long address) {
        return contents.getLong(index(address, 8));
    }

    @Override
    public void putByte(long address, byte value) {
        contents.put(index(address, 1), value);
    }

    @Override
    public void putShort(long address, short value) {
        contents.putShort(index(address, 2), value);
    }

    @Override
    public void putInt(long address, int value) {
        contents.putInt(index(address, 4), value);
    }

    @Override
    public void putLong(long address, long value) {
        contents.putLong(index(address, 8), value);
    }

    @Override
    public void read(long address, byte[] target, int start, int length) {
        contents.get(index(address, length), target, start, length);
    }

    @Override
    public void write(long address, byte[] source, int start, int length) {
        contents.put(index(address, length), source, start, length);
    }

    @Override
    public void fill(int address, int value, int length) {
        check(address, length, (int) byteLength());
        long pattern = (value & 0xff) * 0x0101_0101_0101_0101L;
        int i = address;
        int end = address + length;
        for (; i <= end - 8; i += 8) {
            contents.putLong(i, pattern);
        }
        for (; i < end; i++) {
            contents.put(i, (byte) value);
        }
    }

    @Override
    public void init(byte[] segment, int to, int from, int length) {
        check(from, length, segment.length);
        check(to, length, (int) byteLength());
        contents.put(to, segment, from, length);
    }
}

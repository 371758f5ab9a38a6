package dev.wasm2jar.runtime;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * A memory that may be larger than one array: its contents are arrays of 1 GiB, the last one shorter. Compiled code calls
 * the static methods, with address and offset apart; an access over the boundary of two arrays is done byte by byte.
 *
 * <p>An offset is at most {@link #MAX_OFFSET}, so that adding it to part of an address cannot overflow.
 */
public final class LargeMemory extends Memory {

    private static final int CHUNK_LOG2 = 30;
    private static final int CHUNK = 1 << CHUNK_LOG2;
    private static final int MASK = CHUNK - 1;

    /** More than any machine has; keeps the table of arrays small. */
    private static final long MAX_BYTES = 1L << 44;

    /** No access at this offset or a greater one is within a memory. */
    public static final long MAX_OFFSET = MAX_BYTES;

    private byte[][] chunks;
    private long length;

    /**
     * @param addressBits 32 or 64
     * @param minimum pages to begin with, unsigned
     * @param maximum the declared maximum in pages, or -1 if there is none
     * @throws LinkException if there is no room
     */
    public LargeMemory(int addressBits, long minimum, long maximum) {
        super(addressBits, PAGE_SIZE_LOG2, maximum, allowed(maxPages(addressBits), PAGE_SIZE_LOG2), ELSEWHERE);
        checkMinimum(minimum, PAGE_SIZE_LOG2, limit());
        this.chunks = new byte[0][];
        try {
            resize(minimum << PAGE_SIZE_LOG2);
        } catch (OutOfMemoryError noRoom) {
            throw new LinkException("no room for a memory of " + minimum + " pages of 64 KiB; -Xmx is the limit");
        }
    }

    private static long maxPages(int addressBits) {
        return addressBits == 32 ? 1L << (32 - PAGE_SIZE_LOG2) : MAX_BYTES >> PAGE_SIZE_LOG2;
    }

    private void resize(long newLength) {
        byte[][] resized = Arrays.copyOf(chunks, (int) (newLength + CHUNK - 1 >>> CHUNK_LOG2));
        for (int i = 0; i < resized.length; i++) {
            int size = (int) Math.min(newLength - ((long) i << CHUNK_LOG2), CHUNK);
            if (resized[i] == null) {
                resized[i] = new byte[size];
            } else if (resized[i].length < size) {
                resized[i] = ArrayGrowth.longer(resized[i], size);
            }
        }
        chunks = resized;
        length = newLength;
    }

    /**
     * The memory that an import is bound to. Called by emitted code.
     *
     * @throws LinkException if it is missing or its type does not match (spec 3.3.13), or if the module that made it was
     *     not compiled for large memories
     */
    public static LargeMemory imported(
            Imports imports,
            String module,
            String name,
            int addressBits,
            int pageSizeLog2,
            long minimum,
            long maximum) {
        Memory memory = imports.memory(
                module, name, Imports.Sharing.UNSHARED, addressBits, pageSizeLog2, minimum, maximum);
        if (!(memory instanceof LargeMemory)) {
            throw Imports.differentlyCompiled(module, name);
        }
        return (LargeMemory) memory;
    }

    @Override
    public int size() {
        return (int) (length >>> PAGE_SIZE_LOG2);
    }

    @Override
    public long byteLength() {
        return length;
    }

    @Override
    public int grow(int pages) {
        int before = size();
        long after = sizeAfter(before, pages);
        if (after < 0) {
            return -1;
        }
        try {
            resize(after << PAGE_SIZE_LOG2);
        } catch (OutOfMemoryError noRoom) {
            return -1;
        }
        return before;
    }

    @Override
    public ByteBuffer buffer() {
        throw new UnsupportedOperationException("a memory that may exceed 2 GiB has no single buffer");
    }

    /** The array that an address is in, which must be below the size; accesses at several offsets share the lookup. */
    private byte[] chunk(long address) {
        long number = address >>> CHUNK_LOG2;
        return chunks[number > Integer.MAX_VALUE ? -1 : (int) number];
    }

    public static byte getByte(LargeMemory memory, long address, long offset) {
        byte[] chunk = memory.chunk(address);
        long index = (address & MASK) + offset;
        return index >= chunk.length ? (byte) memory.collect(address, offset, 1) : chunk[(int) index];
    }

    public static short getShort(LargeMemory memory, long address, long offset) {
        byte[] chunk = memory.chunk(address);
        long index = (address & MASK) + offset;
        return index > chunk.length - 2
                ? (short) memory.collect(address, offset, 2)
                : (short) (char) LittleEndian.Chars.VIEW.get(chunk, (int) index);
    }

    public static int getInt(LargeMemory memory, long address, long offset) {
        byte[] chunk = memory.chunk(address);
        long index = (address & MASK) + offset;
        return index > chunk.length - 4
                ? (int) memory.collect(address, offset, 4)
                : (int) LittleEndian.Ints.VIEW.get(chunk, (int) index);
    }

    public static long getLong(LargeMemory memory, long address, long offset) {
        byte[] chunk = memory.chunk(address);
        long index = (address & MASK) + offset;
        return index > chunk.length - 8
                ? memory.collect(address, offset, 8)
                : (long) LittleEndian.Longs.VIEW.get(chunk, (int) index);
    }

    public static void putByte(LargeMemory memory, long address, long offset, byte value) {
        byte[] chunk = memory.chunk(address);
        long index = (address & MASK) + offset;
        if (index >= chunk.length) {
            memory.scatter(address, offset, value, 1);
        } else {
            chunk[(int) index] = value;
        }
    }

    public static void putShort(LargeMemory memory, long address, long offset, short value) {
        byte[] chunk = memory.chunk(address);
        long index = (address & MASK) + offset;
        if (index > chunk.length - 2) {
            memory.scatter(address, offset, value, 2);
        } else {
            LittleEndian.Chars.VIEW.set(chunk, (int) index, (char) value);
        }
    }

    public static void putInt(LargeMemory memory, long address, long offset, int value) {
        byte[] chunk = memory.chunk(address);
        long index = (address & MASK) + offset;
        if (index > chunk.length - 4) {
            memory.scatter(address, offset, value, 4);
        } else {
            LittleEndian.Ints.VIEW.set(chunk, (int) index, value);
        }
    }

    public static void putLong(LargeMemory memory, long address, long offset, long value) {
        byte[] chunk = memory.chunk(address);
        long index = (address & MASK) + offset;
        if (index > chunk.length - 8) {
            memory.scatter(address, offset, value, 8);
        } else {
            LittleEndian.Longs.VIEW.set(chunk, (int) index, value);
        }
    }

    /** Reads what does not lie in the array of the address without its offset, or traps. */
    private long collect(long address, long offset, int width) {
        long start = checkRange(Addresses.effective(address, offset), width, length);
        long value = 0;
        for (long at = start + width - 1; at >= start; at--) {
            value = value << 8 | chunk(at)[(int) at & MASK] & 0xff;
        }
        return value;
    }

    /** Writes what does not lie in the array of the address without its offset, or traps. */
    private void scatter(long address, long offset, long value, int width) {
        long start = checkRange(Addresses.effective(address, offset), width, length);
        for (int i = 0; i < width; i++) {
            chunk(start + i)[(int) (start + i) & MASK] = (byte) (value >>> 8 * i);
        }
    }

    @Override
    public byte getByte(long address) {
        return getByte(this, checkRange(address, 1, length), 0);
    }

    @Override
    public short getShort(long address) {
        return getShort(this, checkRange(address, 2, length), 0);
    }

    @Override
    public int getInt(long address) {
        return getInt(this, checkRange(address, 4, length), 0);
    }

    @Override
    public long getLong(long address) {
        return getLong(this, checkRange(address, 8, length), 0);
    }

    @Override
    public void putByte(long address, byte value) {
        putByte(this, checkRange(address, 1, length), 0, value);
    }

    @Override
    public void putShort(long address, short value) {
        putShort(this, checkRange(address, 2, length), 0, value);
    }

    @Override
    public void putInt(long address, int value) {
        putInt(this, checkRange(address, 4, length), 0, value);
    }

    @Override
    public void putLong(long address, long value) {
        putLong(this, checkRange(address, 8, length), 0, value);
    }

    @Override
    public void read(long address, byte[] target, int start, int count) {
        long index = checkRange(address, count, length);
        int done = 0;
        while (done < count) {
            int within = (int) (index + done) & MASK;
            int part = Math.min(count - done, CHUNK - within);
            System.arraycopy(chunks[(int) (index + done >>> CHUNK_LOG2)], within, target, start + done, part);
            done += part;
        }
    }

    @Override
    public void write(long address, byte[] source, int start, int count) {
        long index = checkRange(address, count, length);
        int done = 0;
        while (done < count) {
            int within = (int) (index + done) & MASK;
            int part = Math.min(count - done, CHUNK - within);
            System.arraycopy(source, start + done, chunks[(int) (index + done >>> CHUNK_LOG2)], within, part);
            done += part;
        }
    }

    @Override
    public void fill(long address, int value, long count) {
        long index = checkRange(address, count, length);
        long end = index + count;
        while (index < end) {
            int within = (int) index & MASK;
            int part = (int) Math.min(end - index, CHUNK - within);
            Arrays.fill(chunks[(int) (index >>> CHUNK_LOG2)], within, within + part, (byte) value);
            index += part;
        }
    }

    @Override
    public void fill(int address, int value, int count) {
        fill(Integer.toUnsignedLong(address), value, Integer.toUnsignedLong(count));
    }

    @Override
    public void init(byte[] segment, int to, int from, int count) {
        init(segment, Integer.toUnsignedLong(to), from, count);
    }
}

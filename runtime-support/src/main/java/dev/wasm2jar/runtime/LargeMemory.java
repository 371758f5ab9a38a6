package dev.wasm2jar.runtime;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Objects;

/**
 * A memory that may be larger than one array: its contents are arrays of 1 GiB, the last one shorter. Compiled code calls
 * the static methods, with address and offset apart; an access over the boundary of two arrays is done byte by byte.
 */
public final class LargeMemory extends Memory {

    private static final int CHUNK_LOG2 = 30;
    private static final int CHUNK = 1 << CHUNK_LOG2;
    private static final int MASK = CHUNK - 1;

    /** More than any machine has; keeps the table of arrays small. */
    private static final long MAX_BYTES = 1L << 44;

    private byte[][] chunks;
    private long length;

    /**
     * @param addressBits 32 or 64
     * @param minimum pages to begin with, unsigned
     * @param maximum the declared maximum in pages, or -1 if there is none
     * @throws LinkException if there is no room
     */
    public LargeMemory(int addressBits, long minimum, long maximum) {
        super(addressBits, PAGE_SIZE_LOG2, minimum, maximum, maxPages(addressBits), Contents.SUBCLASS);
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
                resized[i] = Arrays.copyOf(resized[i], size);
            }
        }
        chunks = resized;
        length = newLength;
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

    public static byte getByte(LargeMemory memory, long address, long offset) {
        long index = Objects.checkIndex(Addresses.effective(address, offset), memory.length);
        return memory.chunks[(int) (index >>> CHUNK_LOG2)][(int) index & MASK];
    }

    public static short getShort(LargeMemory memory, long address, long offset) {
        long index = Objects.checkIndex(Addresses.effective(address, offset), memory.length - 1);
        int within = (int) index & MASK;
        return within > CHUNK - 2
                ? (short) memory.collect(index, 2)
                : (short) LittleEndian.Shorts.VIEW.get(memory.chunks[(int) (index >>> CHUNK_LOG2)], within);
    }

    public static int getInt(LargeMemory memory, long address, long offset) {
        long index = Objects.checkIndex(Addresses.effective(address, offset), memory.length - 3);
        int within = (int) index & MASK;
        return within > CHUNK - 4
                ? (int) memory.collect(index, 4)
                : (int) LittleEndian.Ints.VIEW.get(memory.chunks[(int) (index >>> CHUNK_LOG2)], within);
    }

    public static long getLong(LargeMemory memory, long address, long offset) {
        long index = Objects.checkIndex(Addresses.effective(address, offset), memory.length - 7);
        int within = (int) index & MASK;
        return within > CHUNK - 8
                ? memory.collect(index, 8)
                : (long) LittleEndian.Longs.VIEW.get(memory.chunks[(int) (index >>> CHUNK_LOG2)], within);
    }

    public static void putByte(LargeMemory memory, long address, long offset, byte value) {
        long index = Objects.checkIndex(Addresses.effective(address, offset), memory.length);
        memory.chunks[(int) (index >>> CHUNK_LOG2)][(int) index & MASK] = value;
    }

    public static void putShort(LargeMemory memory, long address, long offset, short value) {
        long index = Objects.checkIndex(Addresses.effective(address, offset), memory.length - 1);
        int within = (int) index & MASK;
        if (within > CHUNK - 2) {
            memory.scatter(index, value, 2);
        } else {
            LittleEndian.Shorts.VIEW.set(memory.chunks[(int) (index >>> CHUNK_LOG2)], within, value);
        }
    }

    public static void putInt(LargeMemory memory, long address, long offset, int value) {
        long index = Objects.checkIndex(Addresses.effective(address, offset), memory.length - 3);
        int within = (int) index & MASK;
        if (within > CHUNK - 4) {
            memory.scatter(index, value, 4);
        } else {
            LittleEndian.Ints.VIEW.set(memory.chunks[(int) (index >>> CHUNK_LOG2)], within, value);
        }
    }

    public static void putLong(LargeMemory memory, long address, long offset, long value) {
        long index = Objects.checkIndex(Addresses.effective(address, offset), memory.length - 7);
        int within = (int) index & MASK;
        if (within > CHUNK - 8) {
            memory.scatter(index, value, 8);
        } else {
            LittleEndian.Longs.VIEW.set(memory.chunks[(int) (index >>> CHUNK_LOG2)], within, value);
        }
    }

    /** Reads over a boundary. */
    private long collect(long index, int width) {
        long value = 0;
        for (int i = width - 1; i >= 0; i--) {
            value = value << 8 | getByte(this, index + i, 0) & 0xff;
        }
        return value;
    }

    /** Writes over a boundary. */
    private void scatter(long index, long value, int width) {
        for (int i = 0; i < width; i++) {
            putByte(this, index + i, 0, (byte) (value >>> 8 * i));
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

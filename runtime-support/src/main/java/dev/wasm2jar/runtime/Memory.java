package dev.wasm2jar.runtime;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * A linear memory (spec 4.2.8).
 *
 * <p>The contents of an ordinary memory are one array, whose length is exactly the memory's size, so that the JVM's own
 * bounds check is the one the specification asks for. Compiled code reads and writes it directly. Only a memory that has
 * grown a great deal in small steps has an array with room for more ({@link ArrayGrowth}): loads and stores of compiled
 * code can reach the room, nothing else can. The subclasses, {@code
 * SharedMemory} and {@code LargeMemory}, keep their contents in another way; nothing here refers to them, so that only
 * jars of programs with such memories hold them.
 *
 * <p>Hosts see a little-endian {@link ByteBuffer}, or read and write any memory by methods that trap outside of it.
 */
public non-sealed class Memory implements Extern {

    /** Bytes in a page, unless the module says otherwise. */
    public static final int PAGE_SIZE = 65536;

    /** The largest number of pages that one Java array can hold. */
    public static final int MAX_PAGES = Integer.MAX_VALUE / PAGE_SIZE;

    static final int PAGE_SIZE_LOG2 = 16;

    static final byte[] ELSEWHERE = {};

    /** Whether a {@link MemoryLimit} was ever set: where none was, that class is not even loaded. */
    static volatile boolean limited;

    /** Whether any thread ever used a {@link MemoryPool}. */
    static volatile boolean pooled;

    /**
     * The contents, and perhaps room behind them; replaced when the memory grows beyond that. Read by emitted code, not for
     * hosts to keep. Empty in subclasses.
     */
    public byte[] bytes;

    /** How many of {@link #bytes} are contents. */
    private int length;

    /** Bytes that growing in small steps has copied. */
    private long copied;

    private final int addressBits;
    private final int pageSizeLog2;
    private final long maximum;
    private final long limit;
    /** Where arrays come from, or null for the heap of the JVM. */
    private final MemoryArrays arrays;
    private ByteBuffer buffer;
    /** Keeps the contents too, or null. */
    private Instance owner;

    /**
     * @param minimum pages to begin with
     * @param maximum the declared maximum in pages, or -1 if there is none
     */
    public Memory(int minimum, long maximum) {
        this(minimum, maximum, MAX_PAGES);
    }

    /**
     * @param minimum pages to begin with
     * @param maximum the declared maximum in pages, or -1 if there is none
     * @param limit pages that the host allows; growing beyond them fails as if no memory were left
     * @throws LinkException if the minimum is above the limit
     */
    public Memory(int minimum, long maximum, int limit) {
        this(32, PAGE_SIZE_LOG2, maximum, allowed(limit, PAGE_SIZE_LOG2),
                allocate(Integer.toUnsignedLong(minimum), PAGE_SIZE_LOG2, allowed(limit, PAGE_SIZE_LOG2)));
    }

    /**
     * A memory of any type whose contents fit an array.
     *
     * @param addressBits 32 or 64
     * @param pageSizeLog2 binary logarithm of the page size
     * @param minimum pages to begin with, unsigned
     * @param maximum the declared maximum in pages, or -1 if there is none
     * @throws LinkException if the minimum is above what an array can hold
     */
    public Memory(int addressBits, int pageSizeLog2, long minimum, long maximum) {
        this(addressBits, pageSizeLog2, maximum, allowed(arrayPages(pageSizeLog2), pageSizeLog2),
                allocate(minimum, pageSizeLog2, allowed(arrayPages(pageSizeLog2), pageSizeLog2)));
    }

    /** @param bytes the contents, {@link #ELSEWHERE} if the subclass keeps them */
    Memory(int addressBits, int pageSizeLog2, long maximum, long limit, byte[] bytes) {
        this.bytes = bytes;
        this.length = bytes.length;
        this.addressBits = addressBits;
        this.pageSizeLog2 = pageSizeLog2;
        this.maximum = maximum;
        this.limit = limit;
        this.arrays = pooled && bytes != ELSEWHERE ? MemoryArrays.CURRENT.get() : null;
        if (arrays != null) {
            arrays.add(this);
        }
    }

    private static byte[] allocate(long minimum, int pageSizeLog2, long limit) {
        checkMinimum(minimum, pageSizeLog2, limit);
        int length = (int) (minimum << pageSizeLog2);
        MemoryArrays arrays = pooled ? MemoryArrays.CURRENT.get() : null;
        return arrays == null ? new byte[length] : arrays.take(length);
    }

    /** @throws LinkException if the minimum is above the limit */
    static void checkMinimum(long minimum, int pageSizeLog2, long limit) {
        if (minimum < 0 || minimum > limit) {
            throw new LinkException("the memory needs " + Long.toUnsignedString(minimum) + " pages of "
                    + (1 << pageSizeLog2) + " bytes, but at most " + limit + " are allowed");
        }
    }

    /** How many of so many pages the {@link MemoryLimit} of this thread allows. */
    static long allowed(long pages, int pageSizeLog2) {
        return limited ? Math.min(pages, MemoryLimit.current() >>> pageSizeLog2) : pages;
    }

    /** The pages that fit an array; HotSpot has none quite as long as an int can count. */
    static long arrayPages(int pageSizeLog2) {
        return Integer.MAX_VALUE - 8 >>> pageSizeLog2;
    }

    /** How long addresses are: 32 or 64 bits. */
    public final int addressBits() {
        return addressBits;
    }

    /** Binary logarithm of the page size: 16, or 0 with custom page sizes. */
    public final int pageSizeLog2() {
        return pageSizeLog2;
    }

    /** Whether instances in several threads may import it. */
    public boolean isShared() {
        return false;
    }

    /** The size in pages, unsigned. */
    public int size() {
        return length >> pageSizeLog2;
    }

    /** The size in bytes. */
    public long byteLength() {
        return length;
    }

    /** The declared maximum in pages, or -1 if there is none. */
    public final long maximum() {
        return maximum;
    }

    /** The pages that the host allows. */
    final long limit() {
        return limit;
    }

    /**
     * Grows by so many pages (spec 4.6.10, memory.grow).
     *
     * @param pages unsigned
     * @return the size before, or -1 if the memory cannot grow so far
     * @throws Trap if a store behind the end has reached what the memory would grow to ({@link ArrayGrowth})
     */
    public int grow(int pages) {
        int before = size();
        long after = sizeAfter(before, pages);
        if (after < 0) {
            return -1;
        }
        if (pages != 0) {
            try {
                lengthen((int) (after << pageSizeLog2));
            } catch (OutOfMemoryError noRoom) {
                return -1;
            }
        }
        return before;
    }

    private void lengthen(int longer) {
        if (!ArrayGrowth.isUntouched(bytes, length, Math.min(longer, bytes.length))) {
            throw new Trap(Trap.MEMORY_OVERRUN);
        }
        if (longer <= bytes.length) {
            replace(bytes, longer);
            return;
        }
        int withRoom = longer;
        if (ArrayGrowth.isSmallStep(length, longer)) {
            withRoom = ArrayGrowth.withRoom(longer, mostPages() << pageSizeLog2, copied);
            copied += length;
        }
        byte[] array;
        try {
            array = array(withRoom);
        } catch (OutOfMemoryError noRoom) {
            if (withRoom == longer) {
                throw noRoom;
            }
            array = array(longer);
        }
        replace(array, longer);
    }

    /** The pages that its maximum and the host allow. */
    private long mostPages() {
        return maximum < 0 ? limit : Math.min(limit, maximum);
    }

    /** An array that begins with the contents, followed by zeros. */
    private byte[] array(int longer) {
        return arrays == null ? ArrayGrowth.longer(bytes, longer) : arrays.grow(bytes, longer);
    }

    /** The size in pages after growing, or -1 if that is more than allowed. */
    final long sizeAfter(int before, int pages) {
        long after = Integer.toUnsignedLong(before) + Integer.toUnsignedLong(pages);
        return after > mostPages() ? -1 : after;
    }

    /** Ends the use of this memory, which is empty from now on, and returns the array it had. */
    byte[] surrender() {
        byte[] array = bytes;
        replace(ELSEWHERE, 0);
        return array;
    }

    private void replace(byte[] array, int newLength) {
        bytes = array;
        length = newLength;
        buffer = null;
        if (owner != null) {
            owner.bytes = array;
        }
    }

    /** Gives the contents to the instance that defines this memory, now and whenever it grows. Used by emitted code. */
    public final void own(Instance instance) {
        owner = instance;
        instance.bytes = bytes;
    }

    /**
     * The contents as a little-endian buffer, valid until the memory grows.
     *
     * @throws UnsupportedOperationException if they do not fit one buffer
     */
    public ByteBuffer buffer() {
        ByteBuffer current = buffer;
        if (current == null) {
            current = ByteBuffer.wrap(bytes, 0, length).slice().order(ByteOrder.LITTLE_ENDIAN);
            buffer = current;
        }
        return current;
    }

    /** Reads a byte. */
    public byte getByte(long address) {
        return bytes[index(address, 1)];
    }

    /** Reads two bytes. */
    public short getShort(long address) {
        return buffer().getShort(index(address, 2));
    }

    /** Reads four bytes. */
    public int getInt(long address) {
        return buffer().getInt(index(address, 4));
    }

    /** Reads eight bytes. */
    public long getLong(long address) {
        return buffer().getLong(index(address, 8));
    }

    /** Writes a byte. */
    public void putByte(long address, byte value) {
        bytes[index(address, 1)] = value;
    }

    /** Writes two bytes. */
    public void putShort(long address, short value) {
        buffer().putShort(index(address, 2), value);
    }

    /** Writes four bytes. */
    public void putInt(long address, int value) {
        buffer().putInt(index(address, 4), value);
    }

    /** Writes eight bytes. */
    public void putLong(long address, long value) {
        buffer().putLong(index(address, 8), value);
    }

    /** Copies from this memory into a part of an array. */
    public void read(long address, byte[] target, int start, int length) {
        System.arraycopy(bytes, index(address, length), target, start, length);
    }

    /** Copies a part of an array into this memory. */
    public void write(long address, byte[] source, int start, int length) {
        System.arraycopy(source, start, bytes, index(address, length), length);
    }

    /** The index of a range in the array. */
    private int index(long address, int length) {
        return (int) checkRange(address, length, this.length);
    }

    /** memory.fill (spec 4.6.10); traps before it writes anything. */
    public void fill(int address, int value, int length) {
        check(address, length, this.length);
        Arrays.fill(bytes, address, address + length, (byte) value);
    }

    /** memory.fill for long addresses (spec 4.6.10); traps before it writes anything. */
    public void fill(long address, int value, long length) {
        checkRange(address, length, byteLength());
        fill((int) address, value, (int) length);
    }

    /** memory.copy between two arrays (spec 4.6.10); traps before it writes anything. */
    public static void copy(Memory destination, int to, Memory source, int from, int length) {
        check(from, length, source.length);
        check(to, length, destination.length);
        System.arraycopy(source.bytes, from, destination.bytes, to, length);
    }

    /** memory.init (spec 4.6.10); traps before it writes anything. */
    public void init(byte[] segment, int to, int from, int length) {
        check(from, length, segment.length);
        check(to, length, this.length);
        System.arraycopy(segment, from, bytes, to, length);
    }

    /** memory.init for long addresses (spec 4.6.10); traps before it writes anything. */
    public final void init(byte[] segment, long to, int from, int length) {
        check(from, length, segment.length);
        checkRange(to, Integer.toUnsignedLong(length), byteLength());
        write(to, segment, from, length);
    }

    static void check(int start, int length, int size) {
        if ((start | length) < 0 || start > size - length) {
            throw new Trap(Trap.MEMORY_OUT_OF_BOUNDS);
        }
    }

    /** Traps unless a range, of unsigned start and length, is within the size; returns the start. */
    static long checkRange(long start, long length, long size) {
        if ((start | length) < 0 || start > size - length) {
            throw new Trap(Trap.MEMORY_OUT_OF_BOUNDS);
        }
        return start;
    }
}

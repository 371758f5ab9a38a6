package dev.wasm2jar.runtime;

import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;

/**
 * Atomic instructions on a shared memory (threads proposal), all sequentially consistent. Called by emitted code, which
 * passes the width in bytes as a constant. Values are the low bits of a long; results are extended with zeros.
 */
public final class SharedAtomics {

    private SharedAtomics() {}

    /** What a read-modify-write instruction makes of the old value. */
    private enum Change {
        ADD,
        AND,
        OR,
        XOR,
        EXCHANGE
    }

    public static long load(SharedMemory memory, long address, long offset, int width) {
        return get(memory, index(memory, address, offset, width), width);
    }

    public static void store(SharedMemory memory, long address, long offset, long value, int width) {
        int index = index(memory, address, offset, width);
        switch (width) {
            case 8:
                BufferViews.Longs.VIEW.setVolatile(memory.words, index, value);
                break;
            case 4:
                BufferViews.Ints.VIEW.setVolatile(memory.words, index, (int) value);
                break;
            case 2:
                BufferViews.Chars.VIEW.setVolatile(memory.words, index, (char) value);
                break;
            default:
                // No view has bytes.
                changeWithin(memory.words, index, 1, Change.EXCHANGE, value);
        }
    }

    public static long add(SharedMemory memory, long address, long offset, long value, int width) {
        int index = index(memory, address, offset, width);
        switch (width) {
            case 8:
                return (long) BufferViews.Longs.VIEW.getAndAdd(memory.words, index, value);
            case 4:
                return unsigned((int) BufferViews.Ints.VIEW.getAndAdd(memory.words, index, (int) value));
            default:
                return changeWithin(memory.words, index, width, Change.ADD, value);
        }
    }

    public static long sub(SharedMemory memory, long address, long offset, long value, int width) {
        return add(memory, address, offset, -value, width);
    }

    public static long and(SharedMemory memory, long address, long offset, long value, int width) {
        int index = index(memory, address, offset, width);
        switch (width) {
            case 8:
                return (long) BufferViews.Longs.VIEW.getAndBitwiseAnd(memory.words, index, value);
            case 4:
                return unsigned((int) BufferViews.Ints.VIEW.getAndBitwiseAnd(memory.words, index, (int) value));
            default:
                return changeWithin(memory.words, index, width, Change.AND, value);
        }
    }

    public static long or(SharedMemory memory, long address, long offset, long value, int width) {
        int index = index(memory, address, offset, width);
        switch (width) {
            case 8:
                return (long) BufferViews.Longs.VIEW.getAndBitwiseOr(memory.words, index, value);
            case 4:
                return unsigned((int) BufferViews.Ints.VIEW.getAndBitwiseOr(memory.words, index, (int) value));
            default:
                return changeWithin(memory.words, index, width, Change.OR, value);
        }
    }

    public static long xor(SharedMemory memory, long address, long offset, long value, int width) {
        int index = index(memory, address, offset, width);
        switch (width) {
            case 8:
                return (long) BufferViews.Longs.VIEW.getAndBitwiseXor(memory.words, index, value);
            case 4:
                return unsigned((int) BufferViews.Ints.VIEW.getAndBitwiseXor(memory.words, index, (int) value));
            default:
                return changeWithin(memory.words, index, width, Change.XOR, value);
        }
    }

    public static long xchg(SharedMemory memory, long address, long offset, long value, int width) {
        int index = index(memory, address, offset, width);
        switch (width) {
            case 8:
                return (long) BufferViews.Longs.VIEW.getAndSet(memory.words, index, value);
            case 4:
                return unsigned((int) BufferViews.Ints.VIEW.getAndSet(memory.words, index, (int) value));
            default:
                return changeWithin(memory.words, index, width, Change.EXCHANGE, value);
        }
    }

    /** Compares in the width of the access: higher bits of the expected value don't count. */
    public static long cmpxchg(
            SharedMemory memory, long address, long offset, long expected, long value, int width) {
        int index = index(memory, address, offset, width);
        switch (width) {
            case 8:
                return (long) BufferViews.Longs.VIEW.compareAndExchange(memory.words, index, expected, value);
            case 4:
                return unsigned((int)
                        BufferViews.Ints.VIEW.compareAndExchange(memory.words, index, (int) expected, (int) value));
            default:
                return exchangeWithin(memory.words, index, width, (int) expected, (int) value);
        }
    }

    /** memory.atomic.wait32 and wait64. */
    public static int await(
            SharedMemory memory, long address, long offset, long expected, long timeout, int width) {
        int index = index(memory, address, offset, width);
        long wrapped = width == 4 ? unsigned((int) expected) : expected;
        return memory.waiters().await(memory, index, width, wrapped, timeout);
    }

    /** memory.atomic.notify. */
    public static int notify(SharedMemory memory, long address, long offset, int count) {
        return memory.waiters().notify(index(memory, address, offset, 4), count);
    }

    /** atomic.fence. */
    public static void fence() {
        VarHandle.fullFence();
    }

    /** The value at an index that has been checked. */
    static long get(SharedMemory memory, int index, int width) {
        switch (width) {
            case 8:
                return (long) BufferViews.Longs.VIEW.getVolatile(memory.words, index);
            case 4:
                return unsigned((int) BufferViews.Ints.VIEW.getVolatile(memory.words, index));
            case 2:
                return (char) BufferViews.Chars.VIEW.getVolatile(memory.words, index);
            default:
                int word = (int) BufferViews.Ints.VIEW.getVolatile(memory.words, index & -4);
                return word >>> shift(index) & 0xff;
        }
    }

    private static int index(SharedMemory memory, long address, long offset, int width) {
        return memory.atomicIndex(Addresses.effective(address, offset), width);
    }

    private static long unsigned(int value) {
        return Integer.toUnsignedLong(value);
    }

    /** Where the bits of a byte or of two are in their word. */
    private static int shift(int index) {
        return (index & 3) * 8;
    }

    /** Changes one or two bytes by exchanging the word that they are in. */
    private static long changeWithin(ByteBuffer words, int index, int width, Change change, long value) {
        int mask = width == 1 ? 0xff : 0xffff;
        while (true) {
            int word = (int) BufferViews.Ints.VIEW.getVolatile(words, index & -4);
            int old = word >>> shift(index) & mask;
            int changed = change(change, old, (int) value) & mask;
            if (BufferViews.Ints.VIEW.compareAndSet(words, index & -4, word, replace(word, index, mask, changed))) {
                return old;
            }
        }
    }

    private static long exchangeWithin(ByteBuffer words, int index, int width, int expected, int value) {
        int mask = width == 1 ? 0xff : 0xffff;
        while (true) {
            int word = (int) BufferViews.Ints.VIEW.getVolatile(words, index & -4);
            int old = word >>> shift(index) & mask;
            if (old != (expected & mask)
                    || BufferViews.Ints.VIEW.compareAndSet(
                            words, index & -4, word, replace(word, index, mask, value & mask))) {
                return old;
            }
        }
    }

    private static int replace(int word, int index, int mask, int bits) {
        return word & ~(mask << shift(index)) | bits << shift(index);
    }

    private static int change(Change change, int old, int value) {
        switch (change) {
            case ADD:
                return old + value;
            case AND:
                return old & value;
            case OR:
                return old | value;
            case XOR:
                return old ^ value;
            default:
                return value;
        }
    }
}

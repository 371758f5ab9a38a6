package dev.wasm2jar.runtime;

/**
 * Atomic instructions on a memory that is not shared (threads proposal): no other thread can tell whether they are
 * atomic. Called by emitted code like {@link SharedAtomics}.
 */
public final class UnsharedAtomics {

    private UnsharedAtomics() {}

    public static long load(Memory memory, long address, long offset, int width) {
        return get(memory, index(memory, address, offset, width), width);
    }

    public static void store(Memory memory, long address, long offset, long value, int width) {
        put(memory, index(memory, address, offset, width), value, width);
    }

    public static long add(Memory memory, long address, long offset, long value, int width) {
        long index = index(memory, address, offset, width);
        long old = get(memory, index, width);
        put(memory, index, old + value, width);
        return old;
    }

    public static long sub(Memory memory, long address, long offset, long value, int width) {
        return add(memory, address, offset, -value, width);
    }

    public static long and(Memory memory, long address, long offset, long value, int width) {
        long index = index(memory, address, offset, width);
        long old = get(memory, index, width);
        put(memory, index, old & value, width);
        return old;
    }

    public static long or(Memory memory, long address, long offset, long value, int width) {
        long index = index(memory, address, offset, width);
        long old = get(memory, index, width);
        put(memory, index, old | value, width);
        return old;
    }

    public static long xor(Memory memory, long address, long offset, long value, int width) {
        long index = index(memory, address, offset, width);
        long old = get(memory, index, width);
        put(memory, index, old ^ value, width);
        return old;
    }

    public static long xchg(Memory memory, long address, long offset, long value, int width) {
        long index = index(memory, address, offset, width);
        long old = get(memory, index, width);
        put(memory, index, value, width);
        return old;
    }

    public static long cmpxchg(Memory memory, long address, long offset, long expected, long value, int width) {
        long index = index(memory, address, offset, width);
        long old = get(memory, index, width);
        if ((old ^ expected) << (Long.SIZE - width * 8) == 0) {
            put(memory, index, value, width);
        }
        return old;
    }

    /** memory.atomic.wait32 and wait64: nobody could wake the thread. */
    public static int await(Memory memory, long address, long offset, long expected, long timeout, int width) {
        index(memory, address, offset, width);
        throw new Trap(Trap.EXPECTED_SHARED_MEMORY);
    }

    /** memory.atomic.notify: nobody can wait. */
    public static int notify(Memory memory, long address, long offset, int count) {
        index(memory, address, offset, 4);
        return 0;
    }

    private static long index(Memory memory, long address, long offset, int width) {
        long index = Addresses.effective(address, offset);
        if ((index & width - 1) != 0) {
            throw new Trap(Trap.UNALIGNED_ATOMIC);
        }
        return Memory.checkRange(index, width, memory.byteLength());
    }

    private static long get(Memory memory, long index, int width) {
        switch (width) {
            case 8:
                return memory.getLong(index);
            case 4:
                return Integer.toUnsignedLong(memory.getInt(index));
            case 2:
                return memory.getShort(index) & 0xffff;
            default:
                return memory.getByte(index) & 0xff;
        }
    }

    private static void put(Memory memory, long index, long value, int width) {
        switch (width) {
            case 8:
                memory.putLong(index, value);
                break;
            case 4:
                memory.putInt(index, (int) value);
                break;
            case 2:
                memory.putShort(index, (short) value);
                break;
            default:
                memory.putByte(index, (byte) value);
        }
    }
}

package dev.wasm2jar.runtime.wasi;

import dev.wasm2jar.runtime.Memory;
import dev.wasm2jar.runtime.Trap;
import java.util.Arrays;

/**
 * What a guest of WASI preview 1 can see of its host: arguments, environment, clocks, random bytes and the descriptor
 * table, through which alone it reaches files, streams and sockets.
 *
 * <p>A host function is a static method of that name in one of the classes {@code WasiArguments}, {@code WasiClock},
 * {@code WasiDescriptor} and so on, with this object before the guest's parameters. It returns an {@link Errno}. A
 * pointer that leads out of the guest's memory traps, as the WASI documentation asks (witx-docs.md, "Pointers").
 *
 * <p>An object of this class belongs to one guest, and so to one thread at a time, unless the guest starts others: then
 * the instances in all its threads share it, and with it the descriptors.
 */
public final class Wasi implements AutoCloseable {

    /** Above what any system gives a process, and below what a table of them would hurt. */
    private static final int MAX_DESCRIPTORS = 1 << 16;

    /** The memory of the guest; to be set before it runs. */
    public Memory memory;

    /** How the guest starts threads; null if it can't. */
    public ThreadSpawner threads;

    final byte[][] arguments;
    final byte[][] environment;
    private volatile Descriptor[] descriptors;
    private HostClock clock;
    private HostRandom random;
    /** Has the descriptors, the clock and the random numbers: this object, or the one that it is a view of. */
    private final Wasi owner;

    Wasi(byte[][] arguments, byte[][] environment, Descriptor[] descriptors, HostClock clock, HostRandom random) {
        this.arguments = arguments;
        this.environment = environment;
        this.descriptors = descriptors;
        this.clock = clock;
        this.random = random;
        this.owner = this;
    }

    private Wasi(Wasi owner) {
        this.arguments = owner.arguments;
        this.environment = owner.environment;
        this.threads = owner.threads;
        this.owner = owner;
    }

    /** Begins to describe what a guest can see. */
    public static WasiBuilder builder() {
        return new WasiBuilder();
    }

    /**
     * The same for another instance of the same program: it sees and opens the same descriptors, but has a memory of its
     * own. To be used by the same thread, and not after this object is closed; closing the view does nothing.
     */
    public Wasi view() {
        return new Wasi(owner);
    }

    /** Closes everything the guest has open, but not the streams given for standard input, output and error. */
    @Override
    public void close() {
        if (owner != this) {
            return;
        }
        for (int fd = 0; fd < descriptors.length; fd++) {
            if (descriptors[fd] != null) {
                remove(fd).close();
            }
        }
        if (random != null) {
            random.close();
        }
    }

    synchronized HostClock clock() {
        if (owner != this) {
            return owner.clock();
        }
        if (clock == null) {
            clock = new HostClock();
        }
        return clock;
    }

    synchronized HostRandom random() {
        if (owner != this) {
            return owner.random();
        }
        if (random == null) {
            random = new HostRandom();
        }
        return random;
    }

    /** The descriptor of that number, or null. */
    Descriptor descriptor(int fd) {
        // A negative number is a large unsigned one.
        Descriptor[] table = owner.descriptors;
        return fd >= 0 && fd < table.length ? table[fd] : null;
    }

    /** One more than the largest number a descriptor can have now. */
    int descriptorLimit() {
        return owner.descriptors.length;
    }

    /**
     * Enters a descriptor under the lowest free number, as POSIX does.
     *
     * @return the number, or a negated {@link Errno} and the descriptor is closed
     */
    synchronized int add(Descriptor added) {
        if (owner != this) {
            return owner.add(added);
        }
        int fd = 0;
        while (fd < descriptors.length && descriptors[fd] != null) {
            fd++;
        }
        if (fd == descriptors.length) {
            if (fd >= MAX_DESCRIPTORS) {
                added.close();
                return -Errno.MFILE;
            }
            descriptors = Arrays.copyOf(descriptors, Math.max(8, fd * 2));
        }
        descriptors[fd] = added;
        return fd;
    }

    /** Takes a descriptor out of the table without closing it. */
    synchronized Descriptor remove(int fd) {
        if (owner != this) {
            return owner.remove(fd);
        }
        Descriptor removed = descriptors[fd];
        descriptors[fd] = null;
        return removed;
    }

    /** Gives a descriptor a number that is free. */
    synchronized void put(int fd, Descriptor moved) {
        if (owner != this) {
            owner.put(fd, moved);
            return;
        }
        descriptors[fd] = moved;
    }

    /** Traps unless so many bytes at this address are within the memory. */
    void check(int address, int length) {
        long end = Integer.toUnsignedLong(address) + Integer.toUnsignedLong(length);
        if (end > memory.byteLength()) {
            throw new Trap(Trap.MEMORY_OUT_OF_BOUNDS);
        }
    }

    int getByte(int address) {
        return memory.getByte(Integer.toUnsignedLong(address)) & 0xff;
    }

    int getShort(int address) {
        return memory.getShort(Integer.toUnsignedLong(address)) & 0xffff;
    }

    int getInt(int address) {
        return memory.getInt(Integer.toUnsignedLong(address));
    }

    long getLong(int address) {
        return memory.getLong(Integer.toUnsignedLong(address));
    }

    void putByte(int address, int value) {
        memory.putByte(Integer.toUnsignedLong(address), (byte) value);
    }

    void putShort(int address, int value) {
        memory.putShort(Integer.toUnsignedLong(address), (short) value);
    }

    void putInt(int address, int value) {
        memory.putInt(Integer.toUnsignedLong(address), value);
    }

    void putLong(int address, long value) {
        memory.putLong(Integer.toUnsignedLong(address), value);
    }

    /** A copy of so many bytes. */
    byte[] getBytes(int address, int length) {
        check(address, length);
        if (length < 0) {
            throw new Trap(Trap.MEMORY_OUT_OF_BOUNDS);
        }
        byte[] bytes = new byte[length];
        memory.read(Integer.toUnsignedLong(address), bytes, 0, length);
        return bytes;
    }

    void putBytes(int address, byte[] source, int length) {
        memory.write(Integer.toUnsignedLong(address), source, 0, length);
    }

    /**
     * Reads an {@code iovec_array} or {@code ciovec_array}: offsets and lengths in turn, empty parts left out.
     *
     * @return null if the lengths add up to more than a {@code size} of 31 bits
     */
    int[] spans(int address, int count) {
        if (count < 0 || count > Integer.MAX_VALUE / 8) {
            throw new Trap(Trap.MEMORY_OUT_OF_BOUNDS);
        }
        check(address, count * 8);
        int[] spans = new int[count * 2];
        int used = 0;
        long total = 0;
        for (int i = 0; i < count; i++) {
            int length = getInt(address + i * 8 + 4);
            if (length != 0) {
                int start = getInt(address + i * 8);
                check(start, length);
                spans[used++] = start;
                spans[used++] = length;
                total += Integer.toUnsignedLong(length);
            }
        }
        if (total > Integer.MAX_VALUE) {
            return null;
        }
        return used == spans.length ? spans : Arrays.copyOf(spans, used);
    }
}

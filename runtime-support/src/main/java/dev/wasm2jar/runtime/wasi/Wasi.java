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
 * <p>An object of this class belongs to one instance, and so to one thread at a time.
 */
public final class Wasi implements AutoCloseable {

    /** Above what any system gives a process, and below what a table of them would hurt. */
    private static final int MAX_DESCRIPTORS = 1 << 16;

    /** The memory of the guest; to be set before it runs. */
    public Memory memory;

    final byte[][] arguments;
    final byte[][] environment;
    private Descriptor[] descriptors;
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

    HostClock clock() {
        if (owner.clock == null) {
            owner.clock = new HostClock();
        }
        return owner.clock;
    }

    HostRandom random() {
        if (owner.random == null) {
            owner.random = new HostRandom();
        }
        return owner.random;
    }

    /** The descriptor of that number, or null. */
    Descriptor descriptor(int fd) {
        // A negative number is a large unsigned one.
        return fd >= 0 && fd < owner.descriptors.length ? owner.descriptors[fd] : null;
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
    int add(Descriptor added) {
        Descriptor[] descriptors = owner.descriptors;
        int fd = 0;
        while (fd < descriptors.length && descriptors[fd] != null) {
            fd++;
        }
        if (fd == descriptors.length) {
            if (fd >= MAX_DESCRIPTORS) {
                added.close();
                return -Errno.MFILE;
            }
            owner.descriptors = Arrays.copyOf(descriptors, Math.max(8, fd * 2));
        }
        owner.descriptors[fd] = added;
        return fd;
    }

    /** Takes a descriptor out of the table without closing it. */
    Descriptor remove(int fd) {
        Descriptor removed = owner.descriptors[fd];
        owner.descriptors[fd] = null;
        return removed;
    }

    /** Gives a descriptor a number that is free. */
    void put(int fd, Descriptor moved) {
        owner.descriptors[fd] = moved;
    }

    /** Traps unless so many bytes at this address are within the memory. */
    void check(int address, int length) {
        // Addresses and lengths of 2 GiB and more are negative here, and memories are smaller.
        if ((address | length) < 0 || address > memory.bytes.length - length) {
            throw new Trap(Trap.MEMORY_OUT_OF_BOUNDS);
        }
    }

    int getByte(int address) {
        check(address, 1);
        return memory.bytes[address] & 0xff;
    }

    int getShort(int address) {
        check(address, 2);
        return memory.buffer().getShort(address) & 0xffff;
    }

    int getInt(int address) {
        check(address, 4);
        return memory.buffer().getInt(address);
    }

    long getLong(int address) {
        check(address, 8);
        return memory.buffer().getLong(address);
    }

    void putByte(int address, int value) {
        check(address, 1);
        memory.bytes[address] = (byte) value;
    }

    void putShort(int address, int value) {
        check(address, 2);
        memory.buffer().putShort(address, (short) value);
    }

    void putInt(int address, int value) {
        check(address, 4);
        memory.buffer().putInt(address, value);
    }

    void putLong(int address, long value) {
        check(address, 8);
        memory.buffer().putLong(address, value);
    }

    void putBytes(int address, byte[] source, int length) {
        check(address, length);
        System.arraycopy(source, 0, memory.bytes, address, length);
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
                total += length;
            }
        }
        if (total > Integer.MAX_VALUE) {
            return null;
        }
        return used == spans.length ? spans : Arrays.copyOf(spans, used);
    }
}

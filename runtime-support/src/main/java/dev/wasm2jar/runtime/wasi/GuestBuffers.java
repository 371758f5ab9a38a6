package dev.wasm2jar.runtime.wasi;

import dev.wasm2jar.runtime.Memory;

/**
 * The parts of the guest's memory that an {@code iovec_array} or {@code ciovec_array} names, as parts of one array: the
 * memory's own where it is an array, else a copy.
 */
final class GuestBuffers {

    /** What descriptors read and write. */
    final byte[] array;

    /** Offsets in the array and lengths, in turn. */
    final int[] spans;

    private final Memory memory;
    /** Where the spans are in the memory; null if the array is the memory. */
    private final int[] addresses;

    private GuestBuffers(Memory memory, byte[] array, int[] spans, int[] addresses) {
        this.memory = memory;
        this.array = array;
        this.spans = spans;
        this.addresses = addresses;
    }

    /**
     * Buffers to be filled; see {@link #filled}.
     *
     * @return null if the lengths add up to more than a {@code size} of 31 bits
     */
    static GuestBuffers toFill(Wasi wasi, int address, int count) {
        int[] spans = wasi.spans(address, count);
        if (spans == null) {
            return null;
        }
        Memory memory = wasi.memory;
        if (memory.getClass() == Memory.class) {
            return new GuestBuffers(memory, memory.bytes, spans, null);
        }
        int[] packed = spans.clone();
        int total = 0;
        for (int i = 0; i < packed.length; i += 2) {
            packed[i] = total;
            total += packed[i + 1];
        }
        return new GuestBuffers(memory, new byte[total], packed, spans);
    }

    /**
     * Buffers with their contents.
     *
     * @return null if the lengths add up to more than a {@code size} of 31 bits
     */
    static GuestBuffers withContents(Wasi wasi, int address, int count) {
        GuestBuffers buffers = toFill(wasi, address, count);
        if (buffers != null && buffers.addresses != null) {
            for (int i = 0; i < buffers.spans.length; i += 2) {
                buffers.memory.read(buffers.addressOf(i), buffers.array, buffers.spans[i], buffers.spans[i + 1]);
            }
        }
        return buffers;
    }

    /** Takes note that so many bytes have been filled; negative numbers are errors. */
    void filled(long count) {
        if (addresses == null) {
            return;
        }
        for (int i = 0; i < spans.length && spans[i] < count; i += 2) {
            memory.write(addressOf(i), array, spans[i], (int) Math.min(spans[i + 1], count - spans[i]));
        }
    }

    private long addressOf(int span) {
        return Integer.toUnsignedLong(addresses[span]);
    }
}

package dev.wasm2jar.runtime.bindgen;

import java.nio.ByteOrder;
import java.nio.ShortBuffer;

/** Arrays of shorts in the module's memory. */
public final class ShortArrays {

    private ShortArrays() {}

    /**
     * Copies an array to memory that the module frees.
     *
     * @return its address; the number of elements is {@link Guest#length} then
     */
    public static int pass(Guest guest, short[] array) {
        int address = guest.malloc(Math.multiplyExact(array.length, 2), 2);
        view(guest, address, array.length).put(array);
        guest.length = array.length;
        return address;
    }

    /** As {@link #pass}, or 0 for null. */
    public static int passOptional(Guest guest, short[] array) {
        if (array == null) {
            guest.length = 0;
            return 0;
        }
        return pass(guest, array);
    }

    /** A copy of the array of the module at an address. */
    public static short[] get(Guest guest, int address, int length) {
        var array = new short[length];
        if (length != 0) {
            view(guest, address, length).get(array);
        }
        return array;
    }

    /** As {@link #get}, or null for the address 0. */
    public static short[] getOptional(Guest guest, int address, int length) {
        return address == 0 ? null : get(guest, address, length);
    }

    /** The array at an address, whose memory is freed. */
    public static short[] take(Guest guest, int address, int length) {
        short[] array = get(guest, address, length);
        guest.free(address, length * 2, 2);
        return array;
    }

    /** As {@link #take}, or null for the address 0. */
    public static short[] takeOptional(Guest guest, int address, int length) {
        return address == 0 ? null : take(guest, address, length);
    }

    /** Reads back what the module wrote to an array that was passed to it, and frees the memory. */
    public static void takeBack(Guest guest, int address, short[] array) {
        short[] changed = take(guest, address, array.length);
        System.arraycopy(changed, 0, array, 0, array.length);
    }

    private static ShortBuffer view(Guest guest, int address, int length) {
        return guest.memory.buffer().slice(address, length * 2).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer();
    }
}

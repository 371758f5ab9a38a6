package dev.wasm2jar.runtime.bindgen;

import java.nio.ByteOrder;
import java.nio.IntBuffer;

/** Arrays of ints in the module's memory. */
public final class IntArrays {

    private IntArrays() {}

    /**
     * Copies an array to memory that the module frees.
     *
     * @return its address; the number of elements is {@link Guest#length} then
     */
    public static int pass(Guest guest, int[] array) {
        int address = guest.malloc(Math.multiplyExact(array.length, 4), 4);
        view(guest, address, array.length).put(array);
        guest.length = array.length;
        return address;
    }

    /** As {@link #pass}, or 0 for null. */
    public static int passOptional(Guest guest, int[] array) {
        if (array == null) {
            guest.length = 0;
            return 0;
        }
        return pass(guest, array);
    }

    /** A copy of the array of the module at an address. */
    public static int[] get(Guest guest, int address, int length) {
        var array = new int[length];
        if (length != 0) {
            view(guest, address, length).get(array);
        }
        return array;
    }

    /** As {@link #get}, or null for the address 0. */
    public static int[] getOptional(Guest guest, int address, int length) {
        return address == 0 ? null : get(guest, address, length);
    }

    /** The array at an address, whose memory is freed. */
    public static int[] take(Guest guest, int address, int length) {
        int[] array = get(guest, address, length);
        guest.free(address, length * 4, 4);
        return array;
    }

    /** As {@link #take}, or null for the address 0. */
    public static int[] takeOptional(Guest guest, int address, int length) {
        return address == 0 ? null : take(guest, address, length);
    }

    /** Reads back what the module wrote to an array that was passed to it, and frees the memory. */
    public static void takeBack(Guest guest, int address, int[] array) {
        int[] changed = take(guest, address, array.length);
        System.arraycopy(changed, 0, array, 0, array.length);
    }

    private static IntBuffer view(Guest guest, int address, int length) {
        return guest.memory.buffer().slice(address, length * 4).order(ByteOrder.LITTLE_ENDIAN).asIntBuffer();
    }
}

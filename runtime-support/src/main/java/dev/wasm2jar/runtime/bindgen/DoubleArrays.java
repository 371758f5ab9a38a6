package dev.wasm2jar.runtime.bindgen;

import java.nio.ByteOrder;
import java.nio.DoubleBuffer;

/** Arrays of doubles in the module's memory. */
public final class DoubleArrays {

    private DoubleArrays() {}

    /**
     * Copies an array to memory that the module frees.
     *
     * @return its address; the number of elements is {@link Guest#length} then
     */
    public static int pass(Guest guest, double[] array) {
        int address = guest.malloc(Math.multiplyExact(array.length, 8), 8);
        view(guest, address, array.length).put(array);
        guest.length = array.length;
        return address;
    }

    /** As {@link #pass}, or 0 for null. */
    public static int passOptional(Guest guest, double[] array) {
        if (array == null) {
            guest.length = 0;
            return 0;
        }
        return pass(guest, array);
    }

    /** A copy of the array of the module at an address. */
    public static double[] get(Guest guest, int address, int length) {
        var array = new double[length];
        if (length != 0) {
            view(guest, address, length).get(array);
        }
        return array;
    }

    /** As {@link #get}, or null for the address 0. */
    public static double[] getOptional(Guest guest, int address, int length) {
        return address == 0 ? null : get(guest, address, length);
    }

    /** The array at an address, whose memory is freed. */
    public static double[] take(Guest guest, int address, int length) {
        double[] array = get(guest, address, length);
        guest.free(address, length * 8, 8);
        return array;
    }

    /** As {@link #take}, or null for the address 0. */
    public static double[] takeOptional(Guest guest, int address, int length) {
        return address == 0 ? null : take(guest, address, length);
    }

    /** Reads back what the module wrote to an array that was passed to it, and frees the memory. */
    public static void takeBack(Guest guest, int address, double[] array) {
        double[] changed = take(guest, address, array.length);
        System.arraycopy(changed, 0, array, 0, array.length);
    }

    private static DoubleBuffer view(Guest guest, int address, int length) {
        return guest.memory.buffer().slice(address, length * 8).order(ByteOrder.LITTLE_ENDIAN).asDoubleBuffer();
    }
}

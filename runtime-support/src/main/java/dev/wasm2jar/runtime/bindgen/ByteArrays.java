package dev.wasm2jar.runtime.bindgen;

/** Arrays of bytes in the module's memory. */
public final class ByteArrays {

    private ByteArrays() {}

    /**
     * Copies an array to memory that the module frees.
     *
     * @return its address; the number of elements is {@link Guest#length} then
     */
    public static int pass(Guest guest, byte[] array) {
        int address = guest.malloc(array.length, 1);
        guest.memory.buffer().put(address, array);
        guest.length = array.length;
        return address;
    }

    /** As {@link #pass}, or 0 for null. */
    public static int passOptional(Guest guest, byte[] array) {
        if (array == null) {
            guest.length = 0;
            return 0;
        }
        return pass(guest, array);
    }

    /** A copy of the array of the module at an address. */
    public static byte[] get(Guest guest, int address, int length) {
        var array = new byte[length];
        if (length != 0) {
            guest.memory.buffer().get(address, array);
        }
        return array;
    }

    /** As {@link #get}, or null for the address 0. */
    public static byte[] getOptional(Guest guest, int address, int length) {
        return address == 0 ? null : get(guest, address, length);
    }

    /** The array at an address, whose memory is freed. */
    public static byte[] take(Guest guest, int address, int length) {
        byte[] array = get(guest, address, length);
        guest.free(address, length, 1);
        return array;
    }

    /** As {@link #take}, or null for the address 0. */
    public static byte[] takeOptional(Guest guest, int address, int length) {
        return address == 0 ? null : take(guest, address, length);
    }

    /** Reads back what the module wrote to an array that was passed to it, and frees the memory. */
    public static void takeBack(Guest guest, int address, byte[] array) {
        byte[] changed = take(guest, address, array.length);
        System.arraycopy(changed, 0, array, 0, array.length);
    }
}

package dev.wasm2jar.runtime.bindgen;

/** Arrays of handles in the module's memory: of JavaScript values, strings or objects. */
public final class ObjectArrays {

    private ObjectArrays() {}

    /**
     * Copies an array to memory that the module frees, with handles that it owns.
     *
     * @return its address; the number of elements is {@link Guest#length} then
     */
    public static int pass(Guest guest, Object[] array) {
        var numbers = new int[array.length];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = guest.handles.add(array[i]);
        }
        return IntArrays.pass(guest, numbers);
    }

    /** As {@link #pass}, or 0 for null. */
    public static int passOptional(Guest guest, Object[] array) {
        if (array == null) {
            guest.length = 0;
            return 0;
        }
        return pass(guest, array);
    }

    /** The values at an address, which the module keeps. */
    public static Object[] get(Guest guest, int address, int length) {
        return getInto(guest, address, length, new Object[length]);
    }

    /** As {@link #get}, in an array of the same length. */
    public static Object[] getInto(Guest guest, int address, int length, Object[] target) {
        int[] numbers = IntArrays.get(guest, address, length);
        for (int i = 0; i < length; i++) {
            target[i] = guest.handles.get(numbers[i]);
        }
        return target;
    }

    /** As {@link #getInto}, or null for the address 0. */
    public static Object[] getOptionalInto(Guest guest, int address, int length, Object[] target) {
        return address == 0 ? null : getInto(guest, address, length, target);
    }

    /** As {@link #get}, or null for the address 0. */
    public static Object[] getOptional(Guest guest, int address, int length) {
        return address == 0 ? null : get(guest, address, length);
    }

    /** The values at an address, whose memory and handles the module gives up. */
    public static Object[] take(Guest guest, int address, int length) {
        return takeInto(guest, address, length, new Object[length]);
    }

    /** As {@link #take}, in an array of the same length. */
    public static Object[] takeInto(Guest guest, int address, int length, Object[] target) {
        guest.handles.takeAll(IntArrays.get(guest, address, length), address, target);
        guest.free(address, length * Integer.BYTES, Integer.BYTES);
        return target;
    }

    /** As {@link #take}, or null for the address 0. */
    public static Object[] takeOptional(Guest guest, int address, int length) {
        return address == 0 ? null : take(guest, address, length);
    }

    /** As {@link #takeInto}, or null for the address 0. */
    public static Object[] takeOptionalInto(Guest guest, int address, int length, Object[] target) {
        return address == 0 ? null : takeInto(guest, address, length, target);
    }
}

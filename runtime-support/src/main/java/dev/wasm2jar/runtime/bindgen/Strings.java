package dev.wasm2jar.runtime.bindgen;

import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** Strings in the module's memory: UTF-8. */
public final class Strings {

    private Strings() {}

    /**
     * Copies a string to memory that the module frees.
     *
     * @return its address; its length is {@link Guest#length} then
     */
    public static int pass(Guest guest, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        int address = guest.malloc(bytes.length, 1);
        guest.memory.buffer().put(address, bytes);
        guest.length = bytes.length;
        return address;
    }

    /** As {@link #pass}, or 0 for null. */
    public static int passOptional(Guest guest, String text) {
        if (text == null) {
            guest.length = 0;
            return 0;
        }
        return pass(guest, text);
    }

    /** The string of the module at an address. */
    public static String get(Guest guest, int address, int length) {
        if (length == 0) {
            return "";
        }
        Objects.checkFromIndexSize(address, length, (int) guest.memory.byteLength());
        return new String(guest.memory.bytes, address, length, StandardCharsets.UTF_8);
    }

    /** The string at an address, whose memory is freed. */
    public static String take(Guest guest, int address, int length) {
        String text = get(guest, address, length);
        guest.free(address, length, 1);
        return text;
    }

    /** The string at an address; for the address 0, the one that the module has interned, whose handle is the length. */
    public static String getCached(Guest guest, int address, int length) {
        return address == 0 ? (String) guest.handles.get(length) : get(guest, address, length);
    }

    /** As {@link #getCached}, but the memory is freed. */
    public static String takeCached(Guest guest, int address, int length) {
        return address == 0 ? getCached(guest, 0, length) : take(guest, address, length);
    }

    /** As {@link #take}, or null for the address 0. */
    public static String takeOptional(Guest guest, int address, int length) {
        return address == 0 ? null : take(guest, address, length);
    }

    /** As {@link #get}, or null for the address 0. */
    public static String getOptional(Guest guest, int address, int length) {
        return address == 0 ? null : get(guest, address, length);
    }
}

package dev.wasm2jar.runtime;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** Data and element segments (spec 4.2.10 and 4.2.11), which a jar keeps as one resource. Called by emitted code. */
public final class Segments {

    /** What a dropped data segment becomes. */
    public static final byte[] NO_DATA = {};

    /** What a dropped element segment becomes. */
    public static final Object[] NO_ELEMENTS = {};

    private Segments() {}

    /**
     * The resource beside a class.
     *
     * @throws LinkException if it is missing or shorter than it should be
     */
    public static byte[] load(Class<?> beside, String name, int length) {
        try (InputStream input = beside.getResourceAsStream(name)) {
            if (input != null) {
                byte[] bytes = new byte[length];
                if (input.readNBytes(bytes, 0, length) == length) {
                    return bytes;
                }
            }
        } catch (IOException unreadable) {
            throw new LinkException("cannot read the resource " + name + ": " + unreadable.getMessage());
        }
        throw new LinkException("the resource " + name + " is missing or damaged");
    }

    /** A passive data segment: a part of the resource. */
    public static byte[] slice(byte[] resource, int start, int length) {
        return Arrays.copyOfRange(resource, start, start + length);
    }

    /** Copies an active data segment into its memory (spec 4.7.2). */
    public static void copy(byte[] resource, int start, int length, Memory memory, int address) {
        // A negative address is one that no array has.
        memory.write(address, resource, start, length);
    }

    /** Copies an active data segment into a memory that may be large (spec 4.7.2). */
    public static void copy(byte[] resource, int start, int length, Memory memory, long address) {
        memory.write(address, resource, start, length);
    }

    /**
     * References to functions, from the numbers that the resource holds for each: id and signature, 32 bits
     * little-endian; an id of -1 is null.
     */
    public static Object[] references(byte[] resource, int start, int count, Instance instance) {
        Object[] references = new Object[count];
        int position = start;
        for (int i = 0; i < count; i++, position += 8) {
            int id = integer(resource, position);
            if (id >= 0) {
                references[i] = instance.reference(id, integer(resource, position + 4));
            }
        }
        return references;
    }

    private static int integer(byte[] bytes, int position) {
        return (bytes[position] & 0xff)
                | (bytes[position + 1] & 0xff) << 8
                | (bytes[position + 2] & 0xff) << 16
                | bytes[position + 3] << 24;
    }
}

package dev.wasm2jar.compiler.dwarf;

import dev.wasm2jar.compiler.wasm.ByteSlice;
import java.nio.charset.StandardCharsets;

/**
 * Reads the data representations of DWARF (7.6), in the byte order of WebAssembly, from a section. What lies beyond its
 * end is an {@link IndexOutOfBoundsException}.
 */
final class DwarfReader {

    private final byte[] bytes;
    private final int start;
    private final int end;
    private int position;

    DwarfReader(ByteSlice section) {
        this.bytes = section.array();
        this.start = section.offset();
        this.end = section.end();
        this.position = start;
    }

    boolean hasRemaining() {
        return position < end;
    }

    /** Bytes from the beginning of the section. */
    int offset() {
        return position - start;
    }

    void moveTo(int offset) {
        if (offset < 0 || offset > end - start) {
            throw new IndexOutOfBoundsException(offset);
        }
        position = start + offset;
    }

    void skip(long count) {
        if (count < 0 || count > end - position) {
            throw new IndexOutOfBoundsException();
        }
        position += (int) count;
    }

    int u8() {
        if (position >= end) {
            throw new IndexOutOfBoundsException();
        }
        return bytes[position++] & 0xff;
    }

    int s8() {
        return (byte) u8();
    }

    int u16() {
        return u8() | u8() << 8;
    }

    /** Numbers above 2^31 - 1 come out negative. */
    int u32() {
        return u16() | u16() << 16;
    }

    /** A LEB128 number; what is above 64 bits is lost. */
    long uleb() {
        long value = 0;
        int shift = 0;
        int next;
        do {
            next = u8();
            value |= shift < Long.SIZE ? (long) (next & 0x7f) << shift : 0;
            shift += 7;
        } while (next >= 0x80);
        return value;
    }

    long sleb() {
        long value = 0;
        int shift = 0;
        int next;
        do {
            next = u8();
            value |= shift < Long.SIZE ? (long) (next & 0x7f) << shift : 0;
            shift += 7;
        } while (next >= 0x80);
        return shift < Long.SIZE && (next & 0x40) != 0 ? value | -1L << shift : value;
    }

    /** A string up to a zero byte. */
    String string() {
        int from = position;
        while (u8() != 0) {
            // Look for its end.
        }
        return new String(bytes, from, position - 1 - from, StandardCharsets.UTF_8);
    }
}

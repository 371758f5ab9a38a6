package dev.wasm2jar.compiler.bindgen.metadata;

import dev.wasm2jar.compiler.wasm.ByteSlice;
import dev.wasm2jar.compiler.wasm.MalformedModuleException;
import java.nio.charset.StandardCharsets;

/** Reads the primitives of the section's encoding. */
final class SectionReader {

    private final byte[] bytes;
    private int position;
    private final int end;

    SectionReader(ByteSlice section) {
        this(section.array(), section.offset(), section.end());
    }

    private SectionReader(byte[] bytes, int start, int end) {
        this.bytes = bytes;
        this.position = start;
        this.end = end;
    }

    boolean hasRemaining() {
        return position < end;
    }

    MalformedModuleException malformed(String what) {
        return new MalformedModuleException(position, "malformed wasm-bindgen section: " + what);
    }

    /** A block: its length in four bytes, little-endian, and then its contents. */
    SectionReader block() {
        int length = 0;
        for (int shift = 0; shift < 32; shift += 8) {
            length |= unsignedByte() << shift;
        }
        require(length);
        var block = new SectionReader(bytes, position, position + length);
        position += length;
        return block;
    }

    int unsignedByte() {
        require(1);
        return bytes[position++] & 0xFF;
    }

    boolean flag() {
        int value = unsignedByte();
        if (value > 1) {
            throw malformed("expected 0 or 1, found " + value);
        }
        return value == 1;
    }

    /** Unsigned LEB128. */
    int u32() {
        long value = 0;
        for (int shift = 0; shift < 35; shift += 7) {
            int next = unsignedByte();
            value |= (long) (next & 0x7F) << shift;
            if (next < 0x80) {
                return (int) value;
            }
        }
        throw malformed("number too long");
    }

    /** A number of elements, of which each takes a byte at least. */
    int count() {
        int count = u32();
        require(count);
        return count;
    }

    String string() {
        int length = u32();
        require(length);
        String value = new String(bytes, position, length, StandardCharsets.UTF_8);
        position += length;
        return value;
    }

    /** All that is left, as text. */
    String rest() {
        String text = new String(bytes, position, end - position, StandardCharsets.UTF_8);
        position = end;
        return text;
    }

    private void require(int count) {
        if (count < 0 || count > end - position) {
            throw malformed("unexpected end");
        }
    }
}

package dev.wasm2jar.compiler.wasm;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Reads the primitives of the binary format (spec 5.1 and 5.2) from a range of the binary.
 *
 * <p>Every length is checked against the bytes that are left before anything is allocated for it.
 */
final class BinaryReader {

    private static final int MAX_PREALLOCATED = 1 << 12;

    private final byte[] bytes;
    private final int end;
    private int position;

    BinaryReader(byte[] bytes, int start, int end) {
        this.bytes = bytes;
        this.position = start;
        this.end = end;
    }

    byte[] bytes() {
        return bytes;
    }

    int position() {
        return position;
    }

    int remaining() {
        return end - position;
    }

    boolean hasRemaining() {
        return position < end;
    }

    void moveTo(int newPosition) {
        position = newPosition;
    }

    MalformedModuleException malformed(int offset, String message) {
        return new MalformedModuleException(offset, message);
    }

    private MalformedModuleException unexpectedEnd() {
        return malformed(end, "unexpected end of section or function");
    }

    /** One byte, as an unsigned number (spec 5.2.1). */
    int unsignedByte() {
        if (position >= end) {
            throw unexpectedEnd();
        }
        return bytes[position++] & 0xFF;
    }

    /** The next byte, unsigned, without moving on. */
    int peek() {
        if (position >= end) {
            throw unexpectedEnd();
        }
        return bytes[position] & 0xFF;
    }

    /** Unsigned LEB128 of 32 bits (spec 5.2.2); numbers above 2^31 - 1 come out negative. */
    int u32() {
        if (position < end && bytes[position] >= 0) {
            return bytes[position++];
        }
        return (int) unsigned(32);
    }

    /** Unsigned LEB128 of 64 bits (spec 5.2.2); numbers above 2^63 - 1 come out negative. */
    long u64() {
        return unsigned(64);
    }

    /** Signed LEB128 of 32 bits (spec 5.2.2). */
    int s32() {
        return (int) signed(32);
    }

    /** Signed LEB128 of 33 bits (spec 5.2.2), used where a type index may stand instead of a negative type code. */
    long s33() {
        return signed(33);
    }

    /** Signed LEB128 of 64 bits (spec 5.2.2). */
    long s64() {
        return signed(64);
    }

    private long unsigned(int bits) {
        int start = position;
        long value = 0;
        for (int shift = 0;; shift += 7) {
            int next = unsignedByte();
            int bitsLeft = bits - shift;
            if (bitsLeft < 7) {
                // The last byte: no continuation, and no bits that the number has no room for.
                if (next >= 0x80) {
                    throw malformed(start, "integer representation too long");
                }
                if (next >>> bitsLeft != 0) {
                    throw malformed(start, "integer too large");
                }
            }
            value |= (long) (next & 0x7F) << shift;
            if (next < 0x80) {
                return value;
            }
        }
    }

    private long signed(int bits) {
        int start = position;
        long value = 0;
        for (int shift = 0;; shift += 7) {
            int next = unsignedByte();
            int bitsLeft = bits - shift;
            if (bitsLeft < 7) {
                if (next >= 0x80) {
                    throw malformed(start, "integer representation too long");
                }
                // The last byte: all bits from the sign bit on must be equal.
                int signBits = (byte) (next << 1) >> bitsLeft;
                if (signBits != 0 && signBits != -1) {
                    throw malformed(start, "integer too large");
                }
            }
            value |= (long) (next & 0x7F) << shift;
            if (next < 0x80) {
                int unused = 57 - shift;
                return unused > 0 ? value << unused >> unused : value;
            }
        }
    }

    /** The four bytes of an f32, as its bits (spec 5.2.3). */
    int f32() {
        require(4);
        int value = bytes[position] & 0xFF
                | (bytes[position + 1] & 0xFF) << 8
                | (bytes[position + 2] & 0xFF) << 16
                | bytes[position + 3] << 24;
        position += 4;
        return value;
    }

    /** The eight bytes of an f64, as its bits (spec 5.2.3). */
    long f64() {
        require(8);
        long low = f32() & 0xFFFFFFFFL;
        return low | (long) f32() << 32;
    }

    private void require(int count) {
        if (end - position < count) {
            throw unexpectedEnd();
        }
    }

    /** A number of bytes, which must be there. */
    int length() {
        int start = position;
        int length = u32();
        if (Integer.compareUnsigned(length, end - position) > 0) {
            throw malformed(start, "length out of bounds");
        }
        return length;
    }

    /** A number of elements; each takes a byte at least, so it cannot exceed the bytes left. */
    int count() {
        int count = u32();
        if (Integer.compareUnsigned(count, end - position) > 0) {
            throw unexpectedEnd();
        }
        return count;
    }

    /** So many bytes, not copied. */
    ByteSlice slice(int length) {
        require(length);
        ByteSlice slice = new ByteSlice(bytes, position, length);
        position += length;
        return slice;
    }

    /** A name (spec 5.2.4). */
    String name() {
        int length = length();
        int start = position;
        position += length;
        for (int i = start; i < position; i++) {
            if (bytes[i] < 0) {
                return decodeUtf8(start, length);
            }
        }
        return new String(bytes, start, length, StandardCharsets.US_ASCII);
    }

    private String decodeUtf8(int start, int length) {
        try {
            // A fresh decoder reports malformed input instead of replacing it.
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, start, length)).toString();
        } catch (CharacterCodingException e) {
            throw malformed(start, "malformed UTF-8 encoding");
        }
    }

    /** A vector (spec 5.1.3). */
    <T> List<T> vector(Function<BinaryReader, T> element) {
        int count = count();
        List<T> elements = new ArrayList<>(Math.min(count, MAX_PREALLOCATED));
        for (int i = 0; i < count; i++) {
            elements.add(element.apply(this));
        }
        return elements;
    }
}

package dev.wasm2jar.compiler.bindgen.metadata;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Writes the encoding of the section, field by field. */
final class SectionWriter {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    SectionWriter u32(int value) {
        int rest = value;
        while (rest >>> 7 != 0) {
            bytes.write(rest & 0x7F | 0x80);
            rest >>>= 7;
        }
        bytes.write(rest);
        return this;
    }

    SectionWriter text(String value) {
        byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
        u32(utf8.length);
        bytes.writeBytes(utf8);
        return this;
    }

    /** Booleans, presence flags and the numbers of variants. */
    SectionWriter flags(int... values) {
        for (int value : values) {
            bytes.write(value);
        }
        return this;
    }

    /** The bytes in a block: the length first, in four bytes. */
    SectionWriter block(byte[] contents) {
        for (int shift = 0; shift < 32; shift += 8) {
            bytes.write(contents.length >>> shift);
        }
        bytes.writeBytes(contents);
        return this;
    }

    byte[] toBytes() {
        return bytes.toByteArray();
    }
}

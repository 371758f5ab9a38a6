package dev.wasm2jar.testsuite.binary;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Bytes of the binary format (spec 5.2). */
class Bytes {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    Bytes write(int... values) {
        for (int value : values) {
            bytes.write(value);
        }
        return this;
    }

    Bytes write(byte[] values) {
        bytes.writeBytes(values);
        return this;
    }

    /** An unsigned number in LEB128. */
    Bytes unsigned(long value) {
        long rest = value;
        while (rest >>> 7 != 0) {
            bytes.write((int) (rest & 0x7f | 0x80));
            rest >>>= 7;
        }
        bytes.write((int) rest);
        return this;
    }

    /** A signed number in LEB128. */
    Bytes signed(long value) {
        long rest = value;
        while (rest != rest << 57 >> 57) {
            bytes.write((int) (rest & 0x7f | 0x80));
            rest >>= 7;
        }
        bytes.write((int) (rest & 0x7f));
        return this;
    }

    Bytes name(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        return unsigned(utf8.length).write(utf8);
    }

    byte[] toBytes() {
        return bytes.toByteArray();
    }
}

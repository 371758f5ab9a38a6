package dev.wasm2jar.testsuite.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Bytes of the binary format (spec 5.2). */
final class Out {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    Out bytes(int... values) {
        for (int value : values) {
            bytes.write(value);
        }
        return this;
    }

    Out bytes(byte[] values) {
        bytes.writeBytes(values);
        return this;
    }

    Out unsigned(long value) {
        long rest = value;
        while (rest >>> 7 != 0) {
            bytes.write((int) (rest & 0x7f | 0x80));
            rest >>>= 7;
        }
        bytes.write((int) rest);
        return this;
    }

    Out signed(long value) {
        long rest = value;
        while (rest != rest << 57 >> 57) {
            bytes.write((int) (rest & 0x7f | 0x80));
            rest >>= 7;
        }
        bytes.write((int) (rest & 0x7f));
        return this;
    }

    Out little(long value, int count) {
        for (int i = 0; i < count; i++) {
            bytes.write((int) (value >>> 8 * i));
        }
        return this;
    }

    Out name(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        return unsigned(utf8.length).bytes(utf8);
    }

    /** An opcode as {@link dev.wasm2jar.compiler.wasm.Opcode#code} gives it. */
    Out opcode(int code) {
        if ((code & 0xff000000) == 0) {
            return bytes(code);
        }
        return bytes(code >>> 24).unsigned(code & 0xffffff);
    }

    Out type(Type type) {
        type.write(this);
        return this;
    }

    Out types(List<Type> types) {
        unsigned(types.size());
        types.forEach(this::type);
        return this;
    }

    Out section(int id, List<byte[]> entries) {
        if (!entries.isEmpty()) {
            var content = new Out().unsigned(entries.size());
            entries.forEach(content::bytes);
            byte[] all = content.toBytes();
            bytes(id).unsigned(all.length).bytes(all);
        }
        return this;
    }

    byte[] toBytes() {
        return bytes.toByteArray();
    }
}

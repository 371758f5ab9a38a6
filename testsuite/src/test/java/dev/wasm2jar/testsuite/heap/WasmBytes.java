package dev.wasm2jar.testsuite.heap;

import java.io.ByteArrayOutputStream;
import java.util.function.Consumer;

/** Assembles modules that are too large to be written down. */
final class WasmBytes {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    static WasmBytes module() {
        return new WasmBytes().bytes(0, 'a', 's', 'm', 1, 0, 0, 0);
    }

    WasmBytes bytes(int... values) {
        for (int value : values) {
            out.write(value);
        }
        return this;
    }

    WasmBytes unsigned(int value) {
        int rest = value;
        while ((rest & ~0x7f) != 0) {
            out.write(rest & 0x7f | 0x80);
            rest >>>= 7;
        }
        out.write(rest);
        return this;
    }

    WasmBytes signed(int value) {
        int rest = value;
        while (rest < -64 || rest > 63) {
            out.write(rest & 0x7f | 0x80);
            rest >>= 7;
        }
        out.write(rest & 0x7f);
        return this;
    }

    WasmBytes name(String text) {
        unsigned(text.length());
        text.chars().forEach(out::write);
        return this;
    }

    /** A section or a function body: its contents after their length. */
    WasmBytes sized(Consumer<WasmBytes> contents) {
        var inner = new WasmBytes();
        contents.accept(inner);
        unsigned(inner.out.size());
        out.writeBytes(inner.out.toByteArray());
        return this;
    }

    WasmBytes section(int id, Consumer<WasmBytes> contents) {
        return bytes(id).sized(contents);
    }

    byte[] toByteArray() {
        return out.toByteArray();
    }
}

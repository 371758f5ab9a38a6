package dev.wasm2jar.cli;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Makes small modules byte by byte: what guests from compilers don't do, such as trapping on purpose. */
final class TestModules {

    /** Type 0: {@code () -> ()}. */
    static final int NOTHING = 0;
    /** Type 1: {@code (i32) -> ()}. */
    static final int TAKES_I32 = 1;
    /** Type 2: {@code (i32) -> (i32)}. */
    static final int I32_TO_I32 = 2;

    private static final byte[] PREAMBLE = {0, 'a', 's', 'm', 1, 0, 0, 0};

    private final List<byte[]> imports = new ArrayList<>();
    private final List<byte[]> types = new ArrayList<>();
    private final List<byte[]> bodies = new ArrayList<>();
    private final List<byte[]> exports = new ArrayList<>();
    private final List<byte[]> names = new ArrayList<>();
    private boolean memory;

    /** {@code _start} loads from an address out of bounds, in a function of its own. */
    static byte[] outOfBounds() {
        return new TestModules()
                .memory()
                .function(NOTHING, 0x10, 1, 0x0b)
                .function(NOTHING, 0x41, 0x7f, 0x28, 2, 0, 0x1a, 0x0b)
                .name(0, "_start")
                .name(1, "my<T>::load")
                .export("_start", 0)
                .build();
    }

    /** As {@link #outOfBounds()}, at the end of a function that is too large for two methods. */
    static byte[] outOfBoundsInLargeFunction() {
        int[] step = {0x41, 0, 0x41, 0, 0x28, 2, 0, 0x41, 1, 0x6a, 0x36, 2, 0};
        int[] end = {0x41, 0x7f, 0x28, 2, 0, 0x1a, 0x0b};
        int[] code = new int[600 * step.length + end.length];
        for (int i = 0; i < 600; i++) {
            System.arraycopy(step, 0, code, i * step.length, step.length);
        }
        System.arraycopy(end, 0, code, 600 * step.length, end.length);
        return new TestModules()
                .memory()
                .function(NOTHING, 0x10, 1, 0x0b)
                .function(NOTHING, code)
                .name(0, "_start")
                .name(1, "large")
                .export("_start", 0)
                .build();
    }

    /** {@code _start} calls itself for ever. */
    static byte[] endlessRecursion() {
        return new TestModules().function(NOTHING, 0x10, 0, 0x0b).export("_start", 0).build();
    }

    /** {@code _start} does not end. */
    static byte[] endlessLoop() {
        return new TestModules().function(NOTHING, 0x03, 0x40, 0x0c, 0, 0x0b, 0x0b).export("_start", 0).build();
    }

    /** {@code _start} calls a function that calls itself 1,048,576 times. */
    static byte[] deepRecursion() {
        return new TestModules()
                .function(NOTHING, 0x41, 0x80, 0x80, 0xc0, 0x00, 0x10, 1, 0x1a, 0x0b)
                .function(I32_TO_I32, 0x20, 0, 0x45, 0x04, 0x7f, 0x41, 0, 0x05,
                        0x20, 0, 0x41, 1, 0x6b, 0x10, 1, 0x41, 1, 0x6a, 0x0b, 0x0b)
                .export("_start", 0)
                .build();
    }

    /** {@code _start} ends the process with a code. */
    static byte[] exit(int... code) {
        return new TestModules()
                .memory()
                .imported("wasi_snapshot_preview1", "proc_exit", TAKES_I32)
                .function(NOTHING, with(0x41, code, 0x10, 0, 0x0b))
                .export("_start", 1)
                .build();
    }

    /** {@code _start} grows the memory by 100 pages and exits with the size before, 255 if that failed. */
    static byte[] grow() {
        return new TestModules()
                .memory()
                .imported("wasi_snapshot_preview1", "proc_exit", TAKES_I32)
                .function(NOTHING, 0x41, 0xe4, 0, 0x40, 0, 0x10, 0, 0x0b)
                .export("_start", 1)
                .build();
    }

    /** A program or a library that imports {@code env.call_me}. */
    static byte[] importing(String export) {
        return importing("env", "call_me", export);
    }

    /** @param export the name of a function that calls the imported one */
    static byte[] importing(String module, String name, String export) {
        return new TestModules()
                .imported(module, name, NOTHING)
                .function(NOTHING, 0x10, 0, 0x0b)
                .export(export, 1)
                .build();
    }

    /** A program that imports a function of WASI with a wrong type. */
    static byte[] wrongImport() {
        return new TestModules()
                .imported("wasi_snapshot_preview1", "proc_exit", I32_TO_I32)
                .function(NOTHING, 0x0b)
                .export("_start", 1)
                .build();
    }

    /** A module whose function leaves a value too many. */
    static byte[] invalid() {
        return new TestModules().function(NOTHING, 0x41, 1, 0x0b).export("_start", 0).build();
    }

    TestModules memory() {
        memory = true;
        return this;
    }

    TestModules imported(String module, String name, int type) {
        imports.add(join(text(module), text(name), bytes(0, type)));
        return this;
    }

    TestModules function(int type, int... code) {
        types.add(bytes(type));
        bodies.add(join(number(code.length + 1), bytes(0), bytes(code)));
        return this;
    }

    TestModules export(String name, int function) {
        exports.add(join(text(name), bytes(0, function)));
        return this;
    }

    TestModules name(int function, String name) {
        names.add(join(bytes(function), text(name)));
        return this;
    }

    byte[] build() {
        byte[] signatures = bytes(3, 0x60, 0, 0, 0x60, 1, 0x7f, 0, 0x60, 1, 0x7f, 1, 0x7f);
        return join(PREAMBLE,
                section(1, signatures),
                section(2, vector(imports)),
                section(3, vector(types)),
                section(5, memory ? bytes(1, 0, 1) : bytes(0)),
                section(7, vector(exports)),
                section(10, vector(bodies)),
                section(0, join(text("name"), section(1, vector(names)))));
    }

    private static int[] with(int first, int[] middle, int... last) {
        int[] result = new int[1 + middle.length + last.length];
        result[0] = first;
        System.arraycopy(middle, 0, result, 1, middle.length);
        System.arraycopy(last, 0, result, 1 + middle.length, last.length);
        return result;
    }

    private static byte[] section(int id, byte[] contents) {
        return join(bytes(id), number(contents.length), contents);
    }

    private static byte[] vector(List<byte[]> items) {
        return join(number(items.size()), join(items.toArray(new byte[0][])));
    }

    private static byte[] text(String value) {
        byte[] encoded = value.getBytes(StandardCharsets.UTF_8);
        return join(number(encoded.length), encoded);
    }

    private static byte[] number(int value) {
        return value < 0x80 ? bytes(value) : bytes(value & 0x7f | 0x80, value >>> 7);
    }

    private static byte[] bytes(int... values) {
        byte[] result = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            result[i] = (byte) values[i];
        }
        return result;
    }

    private static byte[] join(byte[]... parts) {
        var result = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            result.writeBytes(part);
        }
        return result.toByteArray();
    }
}

package dev.wasm2jar.compiler.wasm;

import java.nio.charset.StandardCharsets;

/** The magic number and the version at the start of a module (spec 5.5.17), and what else people pass by mistake. */
final class Preamble {

    static final int LENGTH = 8;

    private static final int MAGIC_LENGTH = 4;
    private static final byte[] MAGIC = {0, 'a', 's', 'm'};
    private static final int TEXT_PROBE_LENGTH = 4096;

    private Preamble() {}

    static void check(byte[] binary) {
        if (!startsWith(binary, MAGIC)) {
            String problem = binary.length < MAGIC_LENGTH ? "unexpected end" : "magic header not detected";
            throw new MalformedModuleException(0, problem + ": " + describe(binary));
        }
        if (binary.length < LENGTH) {
            throw new MalformedModuleException(binary.length, "unexpected end: the version of the module is cut off");
        }
        int version = unsigned16(binary, MAGIC_LENGTH);
        int layer = unsigned16(binary, MAGIC_LENGTH + 2);
        if (layer == 1) {
            throw new MalformedModuleException(MAGIC_LENGTH, "unknown binary version: this is a WebAssembly component;"
                    + " only core modules are supported so far");
        }
        if (version != 1 || layer != 0) {
            long number = version | (long) layer << 16;
            throw new MalformedModuleException(MAGIC_LENGTH, "unknown binary version " + number + ", expected 1");
        }
    }

    private static int unsigned16(byte[] binary, int at) {
        return binary[at] & 0xFF | (binary[at + 1] & 0xFF) << 8;
    }

    private static String describe(byte[] binary) {
        if (binary.length == 0) {
            return "the file is empty";
        }
        if (startsWith(binary, 0x1F, 0x8B)) {
            return "this is a gzip archive; unpack it first";
        }
        if (startsWith(binary, 'P', 'K', 3, 4)) {
            return "this is a zip or jar archive; unpack it first";
        }
        if (startsWith(binary, 0x28, 0xB5, 0x2F, 0xFD)) {
            return "this is a zstd archive; unpack it first";
        }
        if (startsWith(binary, 'B', 'C', 0xC0, 0xDE)) {
            return "this is LLVM bitcode; link it with wasm-ld first";
        }
        if (startsWith(binary, '!', '<', 'a', 'r', 'c', 'h', '>')) {
            return "this is an archive of object files; link it with wasm-ld first";
        }
        if (startsWith(binary, 0x7F, 'E', 'L', 'F')) {
            return "this is a native ELF binary; compile the program for a wasm target";
        }
        if (startsWith(binary, 0xCF, 0xFA, 0xED, 0xFE) || startsWith(binary, 'M', 'Z')) {
            return "this is a native binary; compile the program for a wasm target";
        }
        if (startsWith(binary, 0xCA, 0xFE, 0xBA, 0xBE)) {
            return "this is a Java class or a native binary, not WebAssembly";
        }
        return describeText(binary);
    }

    private static String describeText(byte[] binary) {
        String text = new String(
                binary, 0, Math.min(binary.length, TEXT_PROBE_LENGTH), StandardCharsets.ISO_8859_1).strip();
        if (text.startsWith("(module") || text.startsWith("(component") || text.startsWith(";;")
                || text.startsWith("(;")) {
            return "this is the WebAssembly text format; convert it first, for example with wat2wasm";
        }
        if (text.startsWith("<")) {
            return "this is an HTML or XML file";
        }
        if (text.startsWith("version https://git-lfs")) {
            return "this is a Git LFS pointer; fetch the file itself";
        }
        return "a WebAssembly module begins with the bytes 00 61 73 6d";
    }

    private static boolean startsWith(byte[] binary, int... prefix) {
        for (int i = 0; i < prefix.length; i++) {
            if (i >= binary.length || binary[i] != (byte) prefix[i]) {
                return false;
            }
        }
        return true;
    }

    private static boolean startsWith(byte[] binary, byte[] prefix) {
        for (int i = 0; i < prefix.length; i++) {
            if (i >= binary.length || binary[i] != prefix[i]) {
                return false;
            }
        }
        return true;
    }
}

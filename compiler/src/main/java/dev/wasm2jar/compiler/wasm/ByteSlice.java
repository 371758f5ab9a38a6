package dev.wasm2jar.compiler.wasm;

import java.util.Arrays;

/**
 * A range of the module's binary, shared and never written.
 *
 * @param array the whole binary
 * @param offset of the first byte of the range
 * @param length of the range in bytes
 */
public record ByteSlice(byte[] array, int offset, int length) {

    public int end() {
        return offset + length;
    }

    /** A fresh copy of the bytes. */
    public byte[] toArray() {
        return Arrays.copyOfRange(array, offset, end());
    }
}

package dev.wasm2jar.runtime.lambda;

import java.nio.charset.StandardCharsets;

/** HTTP's strings have a character for each byte, JSON's are Unicode; the bytes are those of UTF-8. */
final class Latin1 {

    private Latin1() {}

    /** The bytes of a text as characters. */
    static String of(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    /** The text whose bytes are characters. */
    static String text(String bytes) {
        return new String(bytes.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }
}

package dev.wasm2jar.compiler.bindgen.glue;

import dev.wasm2jar.compiler.bindgen.emit.Word;
import java.util.List;

/** The words of a function, a letter each in tables of tests. */
final class Words {

    private Words() {}

    /** @param letters {@code i}, {@code l}, {@code f}, {@code d} for numbers, any other for a reference; null for none */
    static List<Word> of(String letters) {
        return (letters == null ? "" : letters).chars().mapToObj(letter -> switch (letter) {
            case 'i' -> Word.I32;
            case 'l' -> Word.I64;
            case 'f' -> Word.F32;
            case 'd' -> Word.F64;
            default -> Word.EXTERNREF;
        }).toList();
    }
}

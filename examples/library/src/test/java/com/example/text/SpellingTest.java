package com.example.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class SpellingTest {

    private final Spelling spelling = new Spelling();

    @Test
    void countsInsertionsDeletionsAndChanges() {
        assertEquals(0, spelling.distance("wasm", "wasm"));
        assertEquals(3, spelling.distance("kitten", "sitting"));
        assertEquals(5, spelling.distance("", "hello"));
    }

    @Test
    void suggestsTheNearestWord() {
        assertEquals("compile", spelling.suggest("conpile", List.of("component", "compile", "complete")));
    }
}

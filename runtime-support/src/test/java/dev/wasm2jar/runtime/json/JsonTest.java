package dev.wasm2jar.runtime.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {

    @Test
    void valuesBecomeCollections() {
        assertEquals(
                Map.of("a", List.of(1.0, -0.5, 1e300, "x\"\\/\b\f\n\r\t\u00e9", true, false, Map.of(), List.of()), "", "b"),
                JsonTree.read(" {\"a\" : [1, -0.5,1E+300, \"x\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9\" ,true,false,{},[]],\r\n\t"
                        + "\"\":\"b\"} "));
        assertNull(JsonTree.read("null"));
        assertEquals("\ud83d\ude00", JsonTree.read("\"\\ud83d\\uDE00\""));
        assertEquals(-0.0, JsonTree.read("-0"));
    }

    @Test
    void theLastOfSeveralMembersCounts() {
        assertEquals(Map.of("a", 2.0), JsonTree.read("{\"a\":1,\"a\":2}"));
    }

    @Test
    void deepNestingExhaustsNoStack() {
        int depth = 1_000_000;
        var reader = new JsonReader("[".repeat(depth) + "]".repeat(depth));
        for (int i = 0; i < depth; i++) {
            assertEquals(JsonToken.BEGIN_ARRAY, reader.next());
        }
        assertEquals(depth, reader.depth());
        while (reader.next() != JsonToken.END) {
            continue;
        }
        assertEquals(0, reader.depth());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "`` | 0 | a value",
        "[1,] | 3 | a value",
        "[1 2] | 3 | ',' or ']'",
        "{\"a\" 1} | 5 | ':'",
        "{\"a\":1,} | 7 | a name in quotes",
        "{a:1} | 1 | a name in quotes",
        "{\"a\":1 ] | 7 | ',' or '}'",
        "01 | 1 | the end",
        "1. | 2 | a digit",
        "1e | 2 | a digit",
        "-a | 1 | a digit",
        "+1 | 0 | a value",
        ".5 | 0 | a value",
        "tru | 0 | a value",
        "nul | 0 | a value",
        "1 1 | 2 | the end",
        "'\"a' | 0 | a value",
        "\"a | 2 | '\"'",
        "\"\\x\" | 2 | an escape",
        "\"\\u12g4\" | 5 | four hexadecimal digits",
        "\"\\ | 2 | an escape",
        "[ | 1 | a value"
    })
    void errorsSayWhere(String text, int offset, String expected) {
        var error = assertThrows(JsonException.class, () -> JsonTree.read(text));
        assertEquals("expected " + expected + " at offset " + offset, error.getMessage());
        assertEquals(offset, error.offset());
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"\n\"", "\"a\0\"", "\"\u001f\""})
    void controlCharactersAreRefusedInStrings(String text) {
        assertThrows(JsonException.class, () -> JsonTree.read(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u00a0 1", "\ufeff1", "1\f", "\u0661", "\"\\u\u0661\u0661\u0661\u0661\"", "NaN", "//c\n1", "{,}", "[,1]"})
    void whatOtherLanguagesAllowIsRefused(String text) {
        assertThrows(JsonException.class, () -> JsonTree.read(text));
    }

    @Test
    void theWriterEscapesWhatItMust() {
        String text = new JsonWriter()
                .beginObject()
                .name("a\"b").value("\\ \u0001\b\f\n\r\t\u007f \u00e9 \ud83d\ude00 \ud83d \ude00")
                .name("n").value((String) null)
                .name("l").beginArray().value(1).value(true).beginArray().endArray().beginObject().endObject().literal("1.5")
                .endArray()
                .endObject()
                .toString();
        assertEquals("{\"a\\\"b\":\"\\\\ \\u0001\\b\\f\\n\\r\\t\u007f \u00e9 \ud83d\ude00 \\ud83d \\ude00\",\"n\":null,"
                + "\"l\":[1,true,[],{},1.5]}", text);
    }

    @Test
    void numbersKeepTheirText() {
        var reader = new JsonReader("12345678901234567890.5e-1");
        assertEquals(JsonToken.NUMBER, reader.next());
        assertEquals("12345678901234567890.5e-1", reader.string());
        assertEquals(12345678901234567890.5e-1, reader.number());
        assertEquals(0, reader.offset());
    }
}

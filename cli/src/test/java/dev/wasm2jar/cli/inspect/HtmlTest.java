package dev.wasm2jar.cli.inspect;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class HtmlTest {

    @Test
    void markupIsEscaped() {
        assertEquals("&lt;a b=&quot;&#39;&amp;amp;&quot;&gt;", Html.escape("<a b=\"'&amp;\">"));
    }

    @Test
    void whatCannotBeSeenIs() {
        assertEquals("a\\u{0}b\\u{a}c\\u{202e}d\\u{feff}", Html.escape("a\0b\nc\u202ed\ufeff"));
        assertEquals("größe 😀", Html.escape("größe 😀"));
    }

    @Test
    void longNamesAreCutBetweenCharacters() {
        assertEquals("😀".repeat(150) + "…", Html.name("😀".repeat(200)));
        assertEquals("x" + "😀".repeat(149), Html.name("x" + "😀".repeat(149)));
    }
}

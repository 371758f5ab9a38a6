package dev.wasm2jar.cli.inspect;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
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

    @Test
    void symbolsOfRustAreRead() {
        assertEquals(List.of("core", "fmt", "write"), RustNames.path("_ZN4core3fmt5write17h0123456789abcdefE"));
        assertEquals(List.of("a", "f"), RustNames.path("_ZN1a1f17h0123456789abcdefE.llvm.17236471627349"));
        assertEquals(List.of("<a::B as &c>", "f"),
                RustNames.path("_ZN30_$LT$a..B$u20$as$u20$$RF$c$GT$1f17h0123456789abcdefE"));
        for (String other : List.of("main", "_ZN9x17h0123456789abcdefE", "_ZNx17h0123456789abcdefE", "_ZN3foo3barEv")) {
            assertEquals(List.of(other), RustNames.path(other));
        }
    }
}

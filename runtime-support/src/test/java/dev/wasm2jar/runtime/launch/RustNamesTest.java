package dev.wasm2jar.runtime.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class RustNamesTest {

    @Test
    void symbolsOfRustAreRead() {
        assertEquals(List.of("core", "fmt", "write"), RustNames.path("_ZN4core3fmt5write17h0123456789abcdefE"));
        assertEquals(List.of("a", "f"), RustNames.path("_ZN1a1f17h0123456789abcdefE.llvm.17236471627349"));
        assertEquals(List.of("<a::B as &c>", "f"),
                RustNames.path("_ZN30_$LT$a..B$u20$as$u20$$RF$c$GT$1f17h0123456789abcdefE"));
        assertEquals(List.of("std", "__begin"), RustNames.path("_ZN3std7__begin17h0123456789abcdefE"));
        for (String other : List.of("main", "_ZN9x17h0123456789abcdefE", "_ZNx17h0123456789abcdefE", "_ZN3foo3barEv")) {
            assertEquals(List.of(other), RustNames.path(other));
        }
    }

    @Test
    void symbolsAreReadAsMethodsOfTheJvmHaveThem() {
        assertEquals(List.of("a", "f"), RustNames.path("_ZN1a1f17h0123456789abcdefE_llvm_17236471627349"));
        assertEquals(List.of("<a::B as c::d>", "f"),
                RustNames.path("_ZN29_$LT$a__B$u20$as$u20$c__d$GT$1f17h0123456789abcdefE"));
        assertEquals(List.of("std", "rt", "start", "{{closure}}"),
                RustNames.path("_ZN3std2rt5start28_$u7b$$u7b$closure$u7d$$u7d$17h7849eeb050a39f84E"));
    }
}

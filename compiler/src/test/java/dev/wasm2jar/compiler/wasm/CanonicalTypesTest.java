package dev.wasm2jar.compiler.wasm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class CanonicalTypesTest {

    private static CanonicalTypes types(String section) {
        Module module = ModuleParser.parse(
                Binaries.module().section(SectionId.TYPE, section).build());
        return ModuleValidator.validate(module).canonicalTypes();
    }

    @Test
    void plainFunctionTypesAreTheirSignature() {
        CanonicalTypes types = types("03 60 02 7f 7e 01 7d  60 00 00  60 03 70 6f 64 6f 01 7b");
        assertEquals("(i32,i64)->(f32)", types.text(0));
        assertEquals("()->()", types.text(1));
        assertEquals("(funcref,externref,(ref extern))->(v128)", types.text(2));
        assertEquals(List.of(), types.supertexts(0));
    }

    @Test
    void longSignaturesStayComplete() {
        CanonicalTypes types = types("02 60 46" + "7f".repeat(70) + "00  60 01 63 00 00");
        assertEquals("(" + "i32,".repeat(69) + "i32)->()", types.text(0));
        assertTrue(types.text(1).length() <= 120, types.text(1));
    }

    @Test
    void equalGroupsAreEqual() {
        // Lists of i32, twice, and one of i64; and as the second member of a group.
        String list = "5f 02 7f 00 63 00 00";
        CanonicalTypes types = types("04" + list + " 5f 02 7f 00 63 01 00  5f 02 7e 00 63 02 00  4e 02 60 00 00"
                + " 5f 02 7f 00 63 04 00");
        assertEquals(types.text(0), types.text(1));
        assertNotEquals(types.text(0), types.text(2));
        assertNotEquals(types.text(0), types.text(4));
        assertNotEquals("()->()", types.text(3));
        assertEquals(types.text(0), types("01" + list).text(0));
    }

    @Test
    void unrolledTypesDiffer() {
        // The second names the first where the first names itself.
        CanonicalTypes types = types("02 5f 01 63 00 00  5f 01 63 00 00");
        assertNotEquals(types.text(0), types.text(1));
    }

    @Test
    void finalityAndSupertypesCount() {
        CanonicalTypes types = types("04 60 00 00  50 00 60 00 00  50 01 01 60 00 00  4f 01 02 60 00 00");
        assertEquals(4, List.of(types.text(0), types.text(1), types.text(2), types.text(3)).stream()
                .distinct().count());
        assertEquals(List.of(types.text(2), types.text(1)), types.supertexts(3));
    }

    @Test
    void textsDoNotExplode() {
        StringBuilder section = new StringBuilder("1e 5f 00");
        for (int i = 0; i < 29; i++) {
            String previous = String.format("63 %02x 00", i);
            section.append("5f 04").append(previous.repeat(4));
        }
        CanonicalTypes types = types(section.toString());
        assertTrue(types.text(29).length() <= 120, types.text(29));
        assertNotEquals(types.text(28), types.text(29));
    }

    @Test
    void valueTypes() {
        CanonicalTypes types = types("01 60 00 00");
        assertEquals("i32", types.text(NumberType.I32));
        assertEquals("(ref null ()->())", types.text(new ReferenceType(true, new ConcreteHeapType(0))));
        assertEquals("anyref", types.text(new ReferenceType(true, AbstractHeapType.ANY)));
    }
}

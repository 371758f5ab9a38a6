package dev.wasm2jar.compiler.wasm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import org.junit.jupiter.api.Test;

class FunctionValidatorTest {

    private static final String NOTHING = "60 00 00";
    private static final String TO_I32 = "60 00 01 7f";

    @Test
    void validBodies() {
        validate(Binaries.function(NOTHING, "0b"));
        validate(Binaries.function(TO_I32, "41 01 41 02 6a 0b"));
        validate(Binaries.function(TO_I32, "00 6a 0b"));
        validate(Binaries.function(TO_I32, "02 7f 41 01 0c 00 0b 0b"));
        validate(Binaries.function(NOTHING, "06 40 19 09 00 0b 0b"));
    }

    @Test
    void messagesSayWhatWhereAndWhy() {
        byte[] binary = Binaries.module()
                .section(SectionId.TYPE, "01" + TO_I32)
                .section(SectionId.FUNCTION, "01 00")
                .section(SectionId.CODE, "01 0b 00 41 01 43 00000000 6a 0b 0b")
                .section(SectionId.CUSTOM, "04 6e 61 6d 65 01 06 01 00 03 66 6f 6f")
                .build();
        InvalidModuleException e = invalid(binary);
        assertEquals(
                "type mismatch: instruction requires [i32 i32] but stack has [i32 f32] (i32.add in function 0 foo)",
                e.getMessage());
        assertEquals(0x6A, binary[e.offset()]);
    }

    @Test
    void invalidBodies() {
        assertInvalid(TO_I32, "0b", "type mismatch: instruction requires [i32] but stack has []");
        assertInvalid(NOTHING, "41 00 0b", "type mismatch: block requires [] but stack has [i32]");
        assertInvalid(NOTHING, "0c 01 0b", "unknown label 1");
        assertInvalid(NOTHING, "20 00 0b", "unknown local 0");
        assertInvalid(NOTHING, "10 01 0b", "unknown function 1");
        assertInvalid(NOTHING, "d2 00 1a 0b", "undeclared function reference 0");
        assertInvalid(NOTHING, "41 00 28 02 00 1a 0b", "unknown memory 0");
        assertInvalid(NOTHING, "00 d4 6a 0b", "type mismatch");
        assertInvalid(NOTHING, "09 00 0b", "invalid rethrow label 0");
        assertInvalid(NOTHING, "fd 0c 00000000000000000000000000000000 fd 15 10 1a 0b", "invalid lane index 16");
    }

    @Test
    void malformedBodies() {
        assertMalformed("41 00 1a", "END opcode expected");
        assertMalformed("0b 0b", "section size mismatch");
        assertMalformed("05 0b", "END opcode expected");
        assertMalformed("19 0b", "END opcode expected");
        assertMalformed("fc 09 00 0b", "data count section required");
    }

    @Test
    void deepNestingNeitherOverflowsNorIsEndless() {
        int depth = 90_000;
        validate(Binaries.function(NOTHING, "02 40".repeat(depth) + "0b".repeat(depth + 1)));
        byte[] deeper = Binaries.function(NOTHING, "02 40".repeat(200_000) + "0b".repeat(200_001));
        assertThrows(UnsupportedModuleException.class, () -> validate(deeper));
    }

    @Test
    void operandStackIsLimited() {
        byte[] binary = Binaries.function(NOTHING, "41 00".repeat(1_200_000) + "0b");
        assertThrows(UnsupportedModuleException.class, () -> validate(binary));
    }

    @Test
    void features() {
        Module module = ModuleParser.parse(Binaries.function(TO_I32, "41 01 c0 43 00000000 fc 00 6a 0b"));
        assertEquals(
                Set.of(Feature.MVP, Feature.SIGN_EXTENSION, Feature.SATURATING_CONVERSIONS),
                FeatureDetector.usedBy(module));
        module = ModuleParser.parse(Binaries.function(NOTHING, "06 40 19 09 00 0b 0b"));
        assertEquals(Set.of(Feature.MVP, Feature.LEGACY_EXCEPTIONS), FeatureDetector.usedBy(module));
    }

    private static void validate(byte[] binary) {
        Validation.validateAll(ModuleParser.parse(binary));
    }

    private static InvalidModuleException invalid(byte[] binary) {
        return assertThrows(InvalidModuleException.class, () -> validate(binary));
    }

    private static void assertInvalid(String type, String code, String message) {
        InvalidModuleException e = invalid(Binaries.function(type, code));
        assertTrue(e.getMessage().startsWith(message), e.getMessage());
    }

    private static void assertMalformed(String code, String message) {
        byte[] binary = Binaries.function(NOTHING, code);
        var e = assertThrows(MalformedModuleException.class, () -> validate(binary));
        assertTrue(e.getMessage().contains(message), e.getMessage());
    }
}

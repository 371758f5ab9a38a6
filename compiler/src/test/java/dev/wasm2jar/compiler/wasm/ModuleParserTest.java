package dev.wasm2jar.compiler.wasm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ModuleParserTest {

    @Test
    void emptyModule() {
        Module module = ModuleParser.parse(Binaries.module().build());
        assertTrue(module.types().isEmpty());
        assertTrue(module.bodies().isEmpty());
        assertEquals(Names.NONE, module.names());
    }

    @Test
    void importsExportsAndNames() {
        Module module = ModuleParser.parse(Binaries.module()
                .section(SectionId.TYPE, "01 60 01 7f 00")
                .section(SectionId.IMPORT, "02 01 61 01 66 00 00  01 61 01 6d 02 01 01 02")
                .section(SectionId.FUNCTION, "01 00")
                .section(SectionId.EXPORT, "01 01 67 00 01")
                .section(SectionId.CODE, "01 02 00 0b")
                .section(SectionId.CUSTOM, "04 6e 61 6d 65  00 02 01 4d  01 04 01 01 01 67")
                .build());
        assertEquals(new Import("a", "f", new ImportDescription.Function(0)), module.imports().get(0));
        assertEquals("m", module.imports().get(1).name());
        assertEquals(List.of(new Export("g", ExternalKind.FUNCTION, 1)), module.exports());
        assertEquals(Optional.of("M"), module.names().module());
        assertEquals("g", module.names().functions().get(1));
    }

    @Test
    void malformedNameSectionIsIgnored() {
        Module module = ModuleParser.parse(
                Binaries.module().section(SectionId.CUSTOM, "04 6e 61 6d 65 01 7f 01").build());
        assertEquals(Names.NONE, module.names());
        assertEquals(1, module.customSections().size());
    }

    @Test
    void compactImports() {
        Module module = ModuleParser.parse(Binaries.module()
                .section(SectionId.TYPE, "01 60 00 00")
                .section(SectionId.IMPORT, "02 01 61 00 7f 02 01 66 00 00 01 67 00 00  01 62 00 7e 03 7f 00 01 01 68")
                .build());
        assertEquals(
                List.of(
                        new Import("a", "f", new ImportDescription.Function(0)),
                        new Import("a", "g", new ImportDescription.Function(0)),
                        new Import("b", "h", new ImportDescription.Global(new GlobalType(NumberType.I32, false)))),
                module.imports());
    }

    @Test
    void recursiveTypes() {
        Module module = ModuleParser.parse(Binaries.module()
                .section(SectionId.TYPE, "02 4e 02 50 00 5f 01 63 01 01 4f 01 00 5f 01 63 01 01  60 01 64 00 00")
                .build());
        assertEquals(2, module.recursiveTypes().size());
        assertEquals(3, module.types().size());
        SubType second = module.types().get(1);
        assertTrue(second.isFinal());
        assertEquals(List.of(0), second.supertypes());
    }

    @Test
    void thingsThatAreNoModules() {
        assertMalformed(new byte[0], "unexpected end", "empty");
        assertMalformed("(module (func))".getBytes(StandardCharsets.UTF_8), "magic header not detected", "text format");
        assertMalformed("\n ;; comment\n(module)".getBytes(StandardCharsets.UTF_8), "magic header", "text format");
        assertMalformed(Binaries.hex("1f8b0800"), "magic header not detected", "gzip");
        assertMalformed(Binaries.hex("504b0304"), "magic header not detected", "zip");
        assertMalformed("<!DOCTYPE html>".getBytes(StandardCharsets.UTF_8), "magic header not detected", "HTML");
        assertMalformed(Binaries.hex("0061736d 0d000100"), "unknown binary version", "component");
        assertMalformed(Binaries.hex("0061736d 02000000"), "unknown binary version", "expected 1");
    }

    @Test
    void countsBeyondTheBytesLeft() {
        assertMalformed(Binaries.module().section(SectionId.TYPE, "ffffffff0f").build(), "unexpected end");
        assertMalformed(Binaries.module().section(SectionId.MEMORY, "7f 00").build(), "unexpected end");
    }

    @Test
    void limitsOfLocals() {
        assertMalformed(locals("02 ffffffff0f 7f 01 7f 0b"), "too many locals");
        assertThrows(UnsupportedModuleException.class, () -> ModuleParser.parse(locals("01 d18603 7f 0b")));
        assertEquals(50_000, ModuleParser.parse(locals("01 d08603 7f 0b")).bodies().get(0).locals().get(0).count());
    }

    private static byte[] locals(String body) {
        return Binaries.module()
                .section(SectionId.TYPE, "01 60 00 00")
                .section(SectionId.FUNCTION, "01 00")
                .section(SectionId.CODE, "01" + String.format("%02x", Binaries.hex(body).length) + body)
                .build();
    }

    private static void assertMalformed(byte[] binary, String... parts) {
        var e = assertThrows(MalformedModuleException.class, () -> ModuleParser.parse(binary));
        for (String part : parts) {
            assertTrue(e.getMessage().contains(part), e.getMessage());
        }
    }
}

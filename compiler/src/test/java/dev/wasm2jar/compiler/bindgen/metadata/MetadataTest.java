package dev.wasm2jar.compiler.bindgen.metadata;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasm2jar.compiler.bindgen.BindgenException;
import dev.wasm2jar.compiler.wasm.ByteSlice;
import dev.wasm2jar.compiler.wasm.CustomSection;
import dev.wasm2jar.compiler.wasm.MalformedModuleException;
import dev.wasm2jar.compiler.wasm.Module;
import dev.wasm2jar.compiler.wasm.ModuleParser;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Sections of several versions, written here field by field. */
class MetadataTest {

    private static Metadata read(String version, String schema, byte[] program) {
        String json = "{\"schema_version\":\"" + schema + "\",\"version\":\"" + version + "\"}";
        byte[] section = new SectionWriter().block(json.getBytes(StandardCharsets.UTF_8)).block(program).toBytes();
        Module empty = ModuleParser.parse(new byte[] {0, 'a', 's', 'm', 1, 0, 0, 0});
        var custom = new CustomSection(Metadata.SECTION, new ByteSlice(section, 0, section.length));
        return Metadata.of(new Module(empty.binary(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(),
                List.of(), List.of(), List.of(), empty.start(), List.of(), empty.dataCount(), List.of(), List.of(),
                List.of(custom), empty.names()));
    }

    /** One export, one class and one import in the layout of 0.2.83. */
    private static byte[] oldest() {
        var writer = new SectionWriter();
        writer.u32(1);
        // Export: class, comments, consumed, function, method_kind, start
        writer.flags(1).text("Counter").u32(1).text(" counts").flags(0);
        writer.u32(1).text("by").flags(0).text("incr").flags(1, 0);
        writer.flags(1, 0, 0, 0);
        // Enums
        writer.u32(1).text("Color").u32(2).text("Red").u32(0).u32(0).text("Blue").u32(300).u32(0).u32(0).flags(1);
        // Imports: module, js_namespace, kind
        writer.u32(1).flags(0).flags(1).u32(1).text("console");
        writer.flags(0).text("__wbg_log_1").flags(0, 1, 0).flags(0).flags(0);
        writer.u32(0).flags(0).text("log").flags(1, 0);
        // Structs
        writer.u32(1).text("Counter").u32(1).text("n").flags(1).u32(0).flags(1).u32(0).flags(0, 1);
        return writer.u32(0).u32(0).u32(0).text("counter-1").flags(0).toBytes();
    }

    @Test
    void readsTheOldestLayout() {
        Metadata metadata = read("0.2.83", "0.2.83", oldest());
        assertEquals(new ExportedFunction("counter_incr",
                new Callee(Optional.of("Counter"), false, Operation.CALL, "incr"), false, false, List.of("by")),
                metadata.functions().get(0));
        assertEquals(List.of(new ExportedEnum.Constant("Red", 0), new ExportedEnum.Constant("Blue", 300)),
                metadata.enums().get(0).constants());
        var log = (ImportedItem.Function) metadata.imports().get("__wbg_log_1");
        assertEquals(List.of("console"), log.namespace());
        assertTrue(log.variadic());
        assertEquals(new ExportedStruct("Counter", "counter", List.of(
                new ExportedStruct.Field("n", true, "__wbg_get_counter_n", "__wbg_set_counter_n"))),
                metadata.structs().get(0));
        assertEquals(32, metadata.release().firstHandle());
    }

    /** The same in the layout of 0.2.122, with a namespace and what else has been added. */
    private static byte[] newest() {
        var writer = new SectionWriter();
        writer.u32(1);
        // Export: class, comments, consumed, function, js_namespace, method_kind, start
        writer.flags(1).text("Counter").u32(0).flags(1);
        function(writer, "[Symbol.iterator]", "by");
        writer.flags(1).u32(1).text("app").flags(1, 0, 1).flags(2);
        // Enum: name, signed, variants, comments, generate_typescript, js_namespace, private
        writer.u32(1).text("Color").flags(1).u32(1).text("Red").u32(7).u32(0).u32(0).flags(1).flags(0).flags(0);
        // Imports: module, js_namespace, reexport, generate_typescript, kind
        writer.u32(4);
        writer.flags(1, 1).text("./a.js").flags(0, 0, 1).flags(0).text("__wbg_f_1").flags(1, 0, 0);
        writer.flags(1).text("Map").flags(1, 0, 2).text("size").flags(0);
        function(writer, "size");
        writer.flags(0, 0, 0, 1).flags(2).text("__wbg_text_1").text("hello");
        writer.flags(0, 0, 0, 1).flags(4).text("Mode").u32(2).text("on").text("off").u32(0).flags(1, 0).flags(0);
        writer.flags(0, 0, 0, 1).flags(5).text("Union").u32(0).u32(2).u32(0).flags(1, 0, 0);
        // Struct: ..., js_namespace, private, extends, extends_js_class, extends_js_namespace
        writer.u32(1).text("Counter").u32(1).text("n").flags(0).u32(0).flags(1, 1).u32(0).flags(0, 1);
        writer.flags(1).u32(1).text("app").flags(0).flags(0, 0, 0);
        return writer.u32(1).text("type T = 1").u32(1).text("id").text("code").flags(1).u32(0).text("counter-1").flags(0)
                .u32(1).flags(2).u32(0).text("link").toBytes();
    }

    private static void function(SectionWriter writer, String name, String... parameters) {
        writer.u32(parameters.length);
        for (String parameter : parameters) {
            writer.text(parameter).flags(0).flags(1).flags(0);
        }
        writer.flags(1).text(name).flags(1, 1, 0).flags(0, 0);
    }

    @Test
    void readsANewLayout() {
        Metadata metadata = read("0.2.127 (7efa2e0fd)", "0.2.122", newest());
        assertEquals(new ExportedFunction("app__counter_Symbol_iterator",
                new Callee(Optional.of("Counter"), false, Operation.CALL, "[Symbol.iterator]"), true, true, List.of("by")),
                metadata.functions().get(0));
        var size = (ImportedItem.Function) metadata.imports().get("__wbg_f_1");
        assertEquals(Optional.of("./a.js"), size.source());
        assertEquals(new Callee(Optional.of("Map"), false, Operation.GETTER, "size"), size.callee());
        assertTrue(size.catches());
        assertEquals("hello", ((ImportedItem.Text) metadata.imports().get("__wbg_text_1")).text());
        assertEquals(List.of("on", "off"), metadata.stringEnums().get("Mode"));
        assertEquals("__wbg_get_app__counter_n", metadata.structs().get(0).fields().get(0).getter());
        assertEquals(127, metadata.release().patch());
        assertEquals(1024, metadata.release().firstHandle());
    }

    @Test
    void refusesUnknownVersions() {
        BindgenException unknown = assertThrows(BindgenException.class, () -> read("0.2.999", "0.2.999", oldest()));
        assertTrue(unknown.getMessage().contains("made with wasm-bindgen 0.2.999"), unknown.getMessage());
        assertThrows(BindgenException.class, () -> read("0.3.0", "0.3.0", oldest()));
        assertThrows(BindgenException.class, () -> read("0.2.50", "0.2.50", oldest()));
    }

    @Test
    void refusesDamagedSections() {
        byte[] whole = oldest();
        for (int length = 0; length < whole.length; length++) {
            byte[] cut = java.util.Arrays.copyOf(whole, length);
            assertThrows(MalformedModuleException.class, () -> read("0.2.83", "0.2.83", cut));
        }
        byte[] longer = java.util.Arrays.copyOf(whole, whole.length + 1);
        assertThrows(MalformedModuleException.class, () -> read("0.2.83", "0.2.83", longer));
    }
}

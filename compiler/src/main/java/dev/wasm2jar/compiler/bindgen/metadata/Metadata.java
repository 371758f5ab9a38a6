package dev.wasm2jar.compiler.bindgen.metadata;

import dev.wasm2jar.compiler.wasm.CustomSection;
import dev.wasm2jar.compiler.wasm.Module;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the section says, over all crates that are linked into the module.
 *
 * @param imports by the name of the imported function; most are not in the module, as nothing uses them
 * @param stringEnums the texts of enumerations of strings, by the name of the enumeration
 */
public record Metadata(
        Release release,
        List<ExportedFunction> functions,
        List<ExportedStruct> structs,
        List<ExportedEnum> enums,
        Map<String, ImportedItem> imports,
        Map<String, List<String>> stringEnums) {

    /** The name of the section; the linker joins those of all crates. */
    public static final String SECTION = "__wasm_bindgen_unstable";

    /** Whether a module has such a section: it is as the Rust compiler left it. */
    public static boolean isIn(Module module) {
        return module.customSection(SECTION).isPresent();
    }

    /** This without a function. */
    public Metadata without(String export) {
        return new Metadata(release,
                functions.stream().filter(function -> !function.export().equals(export)).toList(),
                structs, enums, imports, stringEnums);
    }

    /**
     * Reads the section.
     *
     * @throws dev.wasm2jar.compiler.wasm.MalformedModuleException if it is malformed
     * @throws dev.wasm2jar.compiler.bindgen.BindgenException if it is of an unknown version
     */
    public static Metadata of(Module module) {
        Release release = null;
        var functions = new ArrayList<ExportedFunction>();
        var structs = new ArrayList<ExportedStruct>();
        var enums = new ArrayList<ExportedEnum>();
        Map<String, ImportedItem> imports = new HashMap<>();
        Map<String, List<String>> stringEnums = new HashMap<>();
        for (CustomSection section : module.customSections()) {
            if (!section.name().equals(SECTION)) {
                continue;
            }
            var reader = new SectionReader(section.contents());
            while (reader.hasRemaining()) {
                release = Release.parse(reader.block().rest());
                SectionReader block = reader.block();
                var program = new ProgramReader(release,
                        (Schema.Node) new Schema(release.schema()).decode(block, "Program"));
                if (block.hasRemaining()) {
                    throw block.malformed("bytes are left over");
                }
                functions.addAll(program.functions());
                structs.addAll(program.structs());
                enums.addAll(program.enums());
                program.imports().forEach(item -> imports.put(item.shim(), item));
                stringEnums.putAll(program.stringEnums());
            }
        }
        return new Metadata(release, List.copyOf(functions), List.copyOf(structs), List.copyOf(enums), imports,
                stringEnums);
    }
}

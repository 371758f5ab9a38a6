package dev.wasm2jar.compiler.bindgen;

import dev.wasm2jar.compiler.bindgen.descriptor.Descriptor;
import dev.wasm2jar.compiler.bindgen.descriptor.RustTypes;
import dev.wasm2jar.compiler.bindgen.emit.BoundImport;
import dev.wasm2jar.compiler.bindgen.emit.Target;
import dev.wasm2jar.compiler.bindgen.metadata.Callee;
import dev.wasm2jar.compiler.bindgen.metadata.ExportedFunction;
import dev.wasm2jar.compiler.bindgen.metadata.ExportedStruct;
import dev.wasm2jar.compiler.bindgen.metadata.ImportedItem;
import dev.wasm2jar.compiler.jvm.JvmNames;
import dev.wasm2jar.compiler.wasm.Module;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a module declares to wasm-bindgen, for people.
 *
 * @param release e.g. {@code 0.2.83}
 * @param functions exported functions and methods, e.g. {@code fn sum_bytes(b: &[u8]) -> u32}
 * @param imports what it uses of JavaScript
 */
public record Declarations(String release, List<String> functions, List<Used> imports) {

    /**
     * A function of JavaScript that the module uses.
     *
     * @param name e.g. {@code console.log}
     * @param type e.g. {@code (&str)}
     * @param provided whether the runtime has it; otherwise Java code must provide it
     */
    public record Used(String name, String type, boolean provided) {}

    /** The declarations of a module that {@link BindgenCompiler#accepts}. */
    public static Declarations of(Module module) {
        BindgenModule read = BindgenReader.read(module, new RuntimeGlobals());
        var functions = new ArrayList<String>();
        for (ExportedFunction function : read.metadata().functions()) {
            functions.add(declaration(read, function));
        }
        for (ExportedStruct struct : read.metadata().structs()) {
            for (ExportedStruct.Field field : struct.fields()) {
                functions.add(declaration(read, struct, field));
            }
        }
        List<Used> imports = read.imports().stream()
                .map(imported -> new Used(name(read, imported), RustTypes.text(imported.type()),
                        !(imported.target() instanceof Target.Embedder)))
                .toList();
        return new Declarations(read.metadata().release().toString(), functions, imports);
    }

    /**
     * The declarations of exported functions by the names that their Java methods have if no two want the same: {@code
     * sumBytes}, {@code Point.distance}, and {@code Point.new} for a constructor.
     */
    public static Map<String, String> byJavaName(Module module) {
        BindgenModule read = BindgenReader.read(module, new RuntimeGlobals());
        Map<String, String> result = new HashMap<>();
        for (ExportedFunction function : read.metadata().functions()) {
            Callee callee = function.callee();
            String method = switch (callee.operation()) {
                case CONSTRUCTOR -> "new";
                case SETTER -> JvmNames.camelCase("set_" + callee.name());
                default -> JvmNames.camelCase(callee.name());
            };
            result.putIfAbsent(callee.className().map(type -> type + ".").orElse("") + method, declaration(read, function));
        }
        for (ExportedStruct struct : read.metadata().structs()) {
            for (ExportedStruct.Field field : struct.fields()) {
                String declaration = declaration(read, struct, field);
                result.putIfAbsent(struct.name() + "." + JvmNames.camelCase(field.name()), declaration);
                result.putIfAbsent(struct.name() + "." + JvmNames.camelCase("set_" + field.name()), declaration);
            }
        }
        return result;
    }

    private static String declaration(BindgenModule module, ExportedFunction function) {
        Descriptor.Function type = module.descriptions().function(function.export());
        return "fn " + name(function.callee()) + RustTypes.text(type, function.parameters());
    }

    private static String declaration(BindgenModule module, ExportedStruct struct, ExportedStruct.Field field) {
        String type = module.descriptions().value(field.getter()).map(RustTypes::text).orElse("_");
        return (field.readOnly() ? "" : "mut ") + struct.name() + "." + field.name() + ": " + type;
    }

    private static String name(Callee callee) {
        String name = callee.className().map(type -> type + (callee.isStatic() ? "::" : ".")).orElse("") + callee.name();
        return switch (callee.operation()) {
            case GETTER -> "get " + name;
            case SETTER -> "set " + name;
            case CONSTRUCTOR -> "new " + name;
            default -> name;
        };
    }

    private static String name(BindgenModule module, BoundImport imported) {
        ImportedItem item = module.metadata().imports().get(imported.name());
        if (!(item instanceof ImportedItem.Function function)) {
            return imported.name();
        }
        var parts = new ArrayList<>(function.namespace());
        function.callee().className().ifPresent(parts::add);
        parts.add(function.callee().name());
        return function.source().map(source -> source + ": ").orElse("") + String.join(".", parts);
    }
}

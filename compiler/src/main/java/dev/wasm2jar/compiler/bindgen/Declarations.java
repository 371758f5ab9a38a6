package dev.wasm2jar.compiler.bindgen;

import dev.wasm2jar.compiler.bindgen.descriptor.Descriptor;
import dev.wasm2jar.compiler.bindgen.descriptor.RustTypes;
import dev.wasm2jar.compiler.bindgen.emit.BoundImport;
import dev.wasm2jar.compiler.bindgen.emit.Target;
import dev.wasm2jar.compiler.bindgen.glue.GlueFile;
import dev.wasm2jar.compiler.bindgen.metadata.Callee;
import dev.wasm2jar.compiler.bindgen.metadata.ExportedFunction;
import dev.wasm2jar.compiler.bindgen.metadata.ExportedStruct;
import dev.wasm2jar.compiler.bindgen.metadata.ImportedItem;
import dev.wasm2jar.compiler.bindgen.metadata.Producers;
import dev.wasm2jar.compiler.jvm.JvmNames;
import dev.wasm2jar.compiler.wasm.Module;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a module declares to wasm-bindgen, for people.
 *
 * @param release e.g. {@code 0.2.83}
 * @param functions exported functions and methods, e.g. {@code fn sum_bytes(b: &[u8]) -> u32}
 * @param imports what it uses of JavaScript
 */
public record Declarations(String release, List<String> functions, List<Used> imports) {

    /** What the command line makes of a name. */
    private static final Pattern HASHED = Pattern.compile("__wbg_(.+)_[0-9a-f]{16}");

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
        BindgenModule read = BindgenCompiler.read(module);
        return of(read, read.metadata().release().toString());
    }

    /** The declarations of a module that wasm-bindgen's command line has processed, from its glue. */
    public static Declarations of(Module module, GlueFile glue) {
        return of(BindgenCompiler.read(module, glue), Producers.version(module, "wasm-bindgen").orElse("0.2"));
    }

    private static Declarations of(BindgenModule read, String release) {
        var functions = new ArrayList<String>();
        declared(read).forEach(function -> functions.add(declaration(read, function)));
        for (ExportedStruct struct : read.metadata().structs()) {
            for (ExportedStruct.Field field : struct.fields()) {
                functions.add(declaration(read, struct, field));
            }
        }
        List<Used> imports = read.imports().stream()
                .map(imported -> new Used(name(read, imported), RustTypes.text(imported.type()),
                        !(imported.target() instanceof Target.Embedder)))
                .toList();
        return new Declarations(release, functions, imports);
    }

    /**
     * The declarations of exported functions by the names that their Java methods have if no two want the same: {@code
     * sumBytes}, {@code Point.distance}, and {@code Point.new} for a constructor.
     */
    public static Map<String, String> byJavaName(Module module) {
        return byJavaName(BindgenCompiler.read(module));
    }

    /** The same for a module that wasm-bindgen's command line has processed, from its glue. */
    public static Map<String, String> byJavaName(Module module, GlueFile glue) {
        return byJavaName(BindgenCompiler.read(module, glue));
    }

    /** Without what a processed module does when it starts, which is nobody's declaration. */
    private static List<ExportedFunction> declared(BindgenModule read) {
        return read.metadata().functions().stream()
                .filter(function -> !function.callee().name().startsWith("__wbindgen_"))
                .toList();
    }

    private static Map<String, String> byJavaName(BindgenModule read) {
        Map<String, String> result = new HashMap<>();
        for (ExportedFunction function : declared(read)) {
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
            Matcher hashed = HASHED.matcher(imported.name());
            return hashed.matches() ? hashed.group(1) : imported.name();
        }
        var parts = new ArrayList<>(function.namespace());
        function.callee().className().ifPresent(parts::add);
        parts.add(function.callee().name());
        return function.source().map(source -> source + ": ").orElse("") + String.join(".", parts);
    }
}

package dev.wasm2jar.compiler.bindgen.glue;

import dev.wasm2jar.compiler.bindgen.BindgenException;
import dev.wasm2jar.compiler.bindgen.descriptor.Descriptions;
import dev.wasm2jar.compiler.bindgen.descriptor.Descriptor;
import dev.wasm2jar.compiler.bindgen.emit.ModuleExports;
import dev.wasm2jar.compiler.bindgen.emit.Word;
import dev.wasm2jar.compiler.bindgen.metadata.Callee;
import dev.wasm2jar.compiler.bindgen.metadata.ExportedFunction;
import dev.wasm2jar.compiler.bindgen.metadata.ImportedItem;
import dev.wasm2jar.compiler.bindgen.metadata.Metadata;
import dev.wasm2jar.compiler.bindgen.metadata.Operation;
import dev.wasm2jar.compiler.bindgen.metadata.Release;
import dev.wasm2jar.compiler.wasm.Export;
import dev.wasm2jar.compiler.wasm.ExternalKind;
import dev.wasm2jar.compiler.wasm.FunctionType;
import dev.wasm2jar.compiler.wasm.IndexSpaces;
import dev.wasm2jar.compiler.wasm.Module;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds out what the section of a module said before wasm-bindgen's command line removed it: from the glue. */
public final class GlueReader {

    /** What the module itself has for wasm-bindgen begins so. */
    private static final String INTERNAL = "__";
    private static final String START = "__wbindgen_start";

    private final Module module;
    private final GlueFile glue;

    /** @param module a valid module that was processed */
    public GlueReader(Module module, GlueFile glue) {
        this.module = withKnownNames(module, glue);
        this.glue = glue;
    }

    /** The module, whose exports have the names that wasm-bindgen knows. */
    public Module module() {
        return module;
    }

    private static Module withKnownNames(Module module, GlueFile glue) {
        return module.withExports(module.exports().stream()
                .map(export -> new Export(
                        glue.aliases().getOrDefault(export.name(), export.name()), export.kind(), export.index()))
                .toList());
    }

    /** What the glue declares, as the section would. */
    public Metadata metadata() {
        for (var type : glue.classes().entrySet()) {
            throw GlueFunction.refusal(glue.file(), type.getValue(), type.getKey(), "it is a class");
        }
        var functions = new ArrayList<ExportedFunction>();
        for (Export export : exports()) {
            boolean start = export.name().equals(START);
            List<String> parameters = start ? List.of() : glueOf(export.name()).parameters();
            functions.add(new ExportedFunction(export.name(),
                    new Callee(Optional.empty(), false, Operation.CALL, export.name()), false, start, parameters));
        }
        return new Metadata(release(), functions, List.of(), List.of(), Map.of(), Map.of());
    }

    /** The types of the exported functions. */
    public Descriptions descriptions() {
        Map<String, Descriptor.Function> types = new HashMap<>();
        for (Export export : exports()) {
            if (!export.name().equals(START)) {
                FunctionType type = module.functionTypeAt(IndexSpaces.of(module).functions().get(export.index()));
                types.put(export.name(), new ExportReader(withKnownNames(glueOf(export.name())),
                        ModuleExports.words(type.parameters()), ModuleExports.words(type.results())).read());
            }
        }
        return new GlueDescriptions(types);
    }

    private List<Export> exports() {
        return module.exports().stream()
                .filter(export -> export.kind() == ExternalKind.FUNCTION)
                .filter(export -> export.name().equals(START) || !export.name().startsWith(INTERNAL))
                .toList();
    }

    private GlueFunction glueOf(String export) {
        return glue.function(export).orElseThrow(() -> new BindgenException(
                glue.file() + ": there is no function " + export + ", which the module exports"));
    }

    private GlueFunction withKnownNames(GlueFunction function) {
        List<String> lines = function.lines();
        for (var alias : glue.aliases().entrySet()) {
            lines = lines.stream()
                    .map(line -> line.replaceAll("wasm\\." + alias.getKey() + "\\b", "wasm." + alias.getValue()))
                    .toList();
        }
        return new GlueFunction(function.file(), function.name(), function.line(), function.parameters(),
                function.documented(), lines, function.lineNumbers());
    }

    /** A release that passes values as the module does. */
    private Release release() {
        int handles = glue.firstHandle().orElse(128);
        if (handles == 32) {
            return new Release(83, 83);
        } else if (handles == 128) {
            return glue.optionsAreF64() ? new Release(100, 100) : new Release(95, 95);
        } else if (handles == 1024) {
            return new Release(122, 122);
        }
        throw new BindgenException(glue.file() + ": an unknown release of wasm-bindgen: its values have handles from "
                + handles + " on");
    }

    /**
     * What an import uses.
     *
     * @throws BindgenException if its glue is not understood
     */
    public Use use(String imported, List<Word> parameters, List<Word> results) {
        GlueFunction function = glue.function(imported).orElseThrow(() -> new BindgenException(
                glue.file() + ": there is no function " + imported + ", which the module imports"));
        ImportReader.Read read = new ImportReader(withKnownNames(function), parameters, results).read();
        return new Use(read.item(), read.type(), function.refuse("the runtime has nothing that it calls"));
    }

    /** @param refusal what to say if nothing provides it */
    public record Use(ImportedItem.Function item, Descriptor.Function type, BindgenException refusal) {}
}

package dev.wasm2jar.compiler.bindgen;

import dev.wasm2jar.compiler.bindgen.descriptor.Descriptor;
import dev.wasm2jar.compiler.bindgen.descriptor.Descriptor.Simple;
import dev.wasm2jar.compiler.bindgen.emit.BoundImport;
import dev.wasm2jar.compiler.bindgen.emit.ClosureTypes;
import dev.wasm2jar.compiler.bindgen.emit.ModuleExports;
import dev.wasm2jar.compiler.bindgen.emit.Target;
import dev.wasm2jar.compiler.bindgen.emit.Word;
import dev.wasm2jar.compiler.bindgen.glue.GlueExports;
import dev.wasm2jar.compiler.bindgen.glue.GlueFile;
import dev.wasm2jar.compiler.bindgen.glue.GlueReader;
import dev.wasm2jar.compiler.wasm.Export;
import dev.wasm2jar.compiler.wasm.ExternalKind;
import dev.wasm2jar.compiler.wasm.FunctionType;
import dev.wasm2jar.compiler.wasm.Import;
import dev.wasm2jar.compiler.wasm.ImportDescription;
import dev.wasm2jar.compiler.wasm.Module;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Reads a module that wasm-bindgen's command line has processed, with its glue. */
final class ProcessedReader {

    private static final Intrinsics INTRINSICS = new Intrinsics();

    private final Module module;
    private final GlueReader glue;

    private ProcessedReader(Module module, GlueReader glue) {
        this.module = module;
        this.glue = glue;
    }

    /** @param module a valid module */
    static BindgenModule read(Module module, GlueFile file, Globals globals) {
        return new ProcessedReader(module, new GlueReader(module, file, globals)).read();
    }

    private BindgenModule read() {
        var imports = new ArrayList<BoundImport>();
        for (Import imported : module.imports()) {
            if (imported.description() instanceof ImportDescription.Function function) {
                imports.add(bind(imported, module.functionTypeAt(function.typeIndex())));
            }
        }
        GlueExports read = glue.exports();
        var closures = new ClosureTypes();
        imports.forEach(imported -> closures.parts(imported.type()));
        List<Export> kept = new ArrayList<>(read.module().exports());
        for (int function : functionsOf(closures)) {
            kept.add(new Export(ClosureTypes.shim(function), ExternalKind.FUNCTION, function));
        }
        ModuleExports exports = ModuleExports.of(module, kept);
        return new BindgenModule(module.withExports(exports.exports()), read.metadata(), read.descriptions(), exports,
                imports, closures);
    }

    private static Set<Integer> functionsOf(ClosureTypes closures) {
        Set<Integer> functions = new TreeSet<>();
        for (Descriptor.Closure closure : closures.all()) {
            functions.add(closure.function().shim());
            if (closure.destructor() >= 0) {
                functions.add(closure.destructor());
            }
        }
        return functions;
    }

    private BoundImport bind(Import imported, FunctionType wasm) {
        List<Word> parameters = ModuleExports.words(wasm.parameters());
        List<Word> results = ModuleExports.words(wasm.results());
        Optional<String> intrinsic = INTRINSICS.known(imported.name());
        if (intrinsic.isPresent()) {
            Descriptor.Function type = passed(INTRINSICS.type(intrinsic.get()).orElseThrow(), parameters, results);
            if (intrinsic.get().equals("__wbindgen_boolean_get") && glue.isOptional(imported.name())) {
                type = new Descriptor.Function(0, type.parameters(), new Descriptor.Optional(Simple.BOOLEAN), Simple.UNIT);
            }
            Target target = INTRINSICS.find(intrinsic.get(), type.result()).orElseThrow();
            return new BoundImport(imported.module(), imported.name(), parameters, results, type, target, false, false,
                    false);
        }
        GlueReader.Import read = glue.read(imported.module(), imported.name(), parameters, results);
        boolean reports = imported.name().startsWith("__wbg_error_") && !read.type().parameters().isEmpty();
        return new BoundImport(imported.module(), imported.name(), parameters, results, read.type(), read.target(),
                read.catches(), false, reports);
    }

    /** The type of an intrinsic as the module passes it: values as handles, or as references. */
    private static Descriptor.Function passed(Descriptor.Function type, List<Word> parameters, List<Word> results) {
        var types = new ArrayList<Descriptor>();
        boolean references = parameters.contains(Word.EXTERNREF);
        type.parameters().forEach(parameter -> types.add(references ? asReference(parameter) : parameter));
        Descriptor result = results.contains(Word.EXTERNREF) ? asReference(type.result()) : type.result();
        return new Descriptor.Function(0, types, result, result);
    }

    private static Descriptor asReference(Descriptor type) {
        boolean isHandle = type == Simple.EXTERNREF
                || type instanceof Descriptor.Reference reference && reference.target() == Simple.EXTERNREF;
        return isHandle ? Simple.REFERENCE : type;
    }
}

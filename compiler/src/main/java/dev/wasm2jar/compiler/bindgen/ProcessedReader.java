package dev.wasm2jar.compiler.bindgen;

import dev.wasm2jar.compiler.bindgen.descriptor.Descriptor;
import dev.wasm2jar.compiler.bindgen.emit.BoundImport;
import dev.wasm2jar.compiler.bindgen.emit.ClosureTypes;
import dev.wasm2jar.compiler.bindgen.emit.ModuleExports;
import dev.wasm2jar.compiler.bindgen.emit.Target;
import dev.wasm2jar.compiler.bindgen.emit.Word;
import dev.wasm2jar.compiler.bindgen.glue.GlueFile;
import dev.wasm2jar.compiler.bindgen.glue.GlueReader;
import dev.wasm2jar.compiler.bindgen.metadata.Metadata;
import dev.wasm2jar.compiler.wasm.FunctionType;
import dev.wasm2jar.compiler.wasm.Import;
import dev.wasm2jar.compiler.wasm.ImportDescription;
import dev.wasm2jar.compiler.wasm.Module;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a module that wasm-bindgen's command line has processed, with its glue. */
final class ProcessedReader {

    /** Newer releases name intrinsics like other imports. */
    private static final Pattern INTRINSIC = Pattern.compile("(?:__wbg_)?(__wbindgen_\\w+?)(?:_[0-9a-f]{16})?");

    private static final Intrinsics INTRINSICS = new Intrinsics();

    private final GlueReader glue;
    private final Globals globals;

    private ProcessedReader(GlueReader glue, Globals globals) {
        this.glue = glue;
        this.globals = globals;
    }

    /** @param module a valid module */
    static BindgenModule read(Module module, GlueFile file, Globals globals) {
        return new ProcessedReader(new GlueReader(module, file), globals).read();
    }

    private BindgenModule read() {
        Module module = glue.module();
        Metadata metadata = glue.metadata();
        var imports = new ArrayList<BoundImport>();
        for (Import imported : module.imports()) {
            if (imported.description() instanceof ImportDescription.Function function) {
                imports.add(bind(imported, module.functionTypeAt(function.typeIndex())));
            }
        }
        ModuleExports exports = ModuleExports.of(module, module.exports());
        return new BindgenModule(module.withExports(exports.exports()), metadata, glue.descriptions(), exports, imports,
                new ClosureTypes());
    }

    private BoundImport bind(Import imported, FunctionType wasm) {
        List<Word> parameters = ModuleExports.words(wasm.parameters());
        List<Word> results = ModuleExports.words(wasm.results());
        Matcher intrinsic = INTRINSIC.matcher(imported.name());
        if (intrinsic.matches() && INTRINSICS.has(intrinsic.group(1))) {
            Descriptor.Function type = INTRINSICS.type(intrinsic.group(1)).orElseThrow();
            Target target = INTRINSICS.find(intrinsic.group(1), type.result()).orElseThrow();
            return new BoundImport(imported.module(), imported.name(), parameters, results, type, target, false, false,
                    false);
        }
        GlueReader.Use use = glue.use(imported.name(), parameters, results);
        Optional<Target> target = globals.find(use.item(), use.type());
        boolean reports = use.item().callee().name().equals("error") && !use.type().parameters().isEmpty();
        return new BoundImport(imported.module(), imported.name(), parameters, results, use.type(),
                target.orElseThrow(use::refusal), use.item().catches(), false, reports);
    }
}

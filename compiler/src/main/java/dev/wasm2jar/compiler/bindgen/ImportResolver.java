package dev.wasm2jar.compiler.bindgen;

import dev.wasm2jar.compiler.bindgen.descriptor.Describers;
import dev.wasm2jar.compiler.bindgen.descriptor.Descriptions;
import dev.wasm2jar.compiler.bindgen.descriptor.Descriptor;
import dev.wasm2jar.compiler.bindgen.descriptor.Descriptor.Simple;
import dev.wasm2jar.compiler.bindgen.emit.BoundImport;
import dev.wasm2jar.compiler.bindgen.emit.ModuleExports;
import dev.wasm2jar.compiler.bindgen.emit.Target;
import dev.wasm2jar.compiler.bindgen.emit.Target.StructUse;
import dev.wasm2jar.compiler.bindgen.emit.Word;
import dev.wasm2jar.compiler.bindgen.metadata.ExportedStruct;
import dev.wasm2jar.compiler.bindgen.metadata.ImportedItem;
import dev.wasm2jar.compiler.bindgen.metadata.Metadata;
import dev.wasm2jar.compiler.wasm.FunctionType;
import dev.wasm2jar.compiler.wasm.Import;
import java.util.List;
import java.util.Optional;

/** Finds out the types of a module's imports, and what provides them. */
final class ImportResolver {

    /** Makes a closure of a type that is named by an index in the table, until release 0.2.101. */
    private static final String CLOSURE = "__wbindgen_describe_closure";

    private static final Intrinsics INTRINSICS = new Intrinsics();

    private final Metadata metadata;
    private final Descriptions descriptions;
    private final Globals globals;

    ImportResolver(Metadata metadata, Descriptions descriptions, Globals globals) {
        this.metadata = metadata;
        this.descriptions = descriptions;
        this.globals = globals;
    }

    /** The import with what provides it. */
    BoundImport resolve(Import imported, FunctionType wasm) {
        String name = imported.name();
        List<Word> parameters = ModuleExports.words(wasm.parameters());
        List<Word> results = ModuleExports.words(wasm.results());
        Optional<Descriptor.Function> intrinsic = INTRINSICS.type(name);
        if (intrinsic.isPresent()) {
            Target target = INTRINSICS.find(name, intrinsic.get().result()).orElseThrow();
            return new BoundImport(imported.module(), name, parameters, results, intrinsic.get(), target, false, false,
                    false);
        }
        if (name.equals(CLOSURE)) {
            return new BoundImport(imported.module(), name, parameters, results,
                    new Descriptor.Function(0, List.of(Simple.I32, Simple.I32, Simple.I32), Simple.EXTERNREF,
                            Simple.EXTERNREF), new Target.MakeClosure(), false, false, false);
        }
        ImportedItem item = metadata.imports().get(name);
        if (item == null) {
            return struct(imported, parameters, results);
        }
        return bind(imported.module(), name, item, parameters, results, type(item));
    }

    /** An import that stands for one version of a generic function. */
    BoundImport resolveGeneric(Import imported, FunctionType wasm, String key, Descriptor.Function type) {
        List<Word> parameters = ModuleExports.words(wasm.parameters());
        List<Word> results = ModuleExports.words(wasm.results());
        if (key.isEmpty()) {
            return new BoundImport(imported.module(), imported.name(), parameters, results, type,
                    new Target.Conversion(), false, false, false);
        }
        ImportedItem item = metadata.imports().get(key);
        if (item == null) {
            throw new BindgenException("the module does not describe its import " + key);
        }
        return bind(imported.module(), imported.name(), item, parameters, results, type);
    }

    private Descriptor.Function type(ImportedItem item) {
        if (item instanceof ImportedItem.InstanceOf) {
            var value = new Descriptor.Reference(Descriptor.Access.SHARED, Simple.EXTERNREF);
            return new Descriptor.Function(0, List.of(value), Simple.BOOLEAN, Simple.BOOLEAN);
        }
        if (item instanceof ImportedItem.Function) {
            return descriptions.function(item.shim());
        }
        Descriptor value = descriptions.value(item.shim()).orElse(Simple.EXTERNREF);
        if (value instanceof Descriptor.Function function) {
            return function;
        }
        return new Descriptor.Function(0, List.of(), value, value);
    }

    private BoundImport bind(
            String module, String name, ImportedItem item, List<Word> parameters, List<Word> results,
            Descriptor.Function type) {
        boolean catches = false;
        boolean variadic = false;
        boolean reports = false;
        Optional<Target> target = Optional.empty();
        if (item instanceof ImportedItem.Function function) {
            catches = function.catches();
            variadic = function.variadic();
            reports = function.callee().name().equals("error") && !type.parameters().isEmpty();
            target = INTRINSICS.find(function.callee().name(), type.result());
        }
        Target found = target.or(() -> globals.find(item, type)).orElseGet(() -> embedder(item));
        return new BoundImport(module, name, parameters, results, type, found, catches, variadic, reports);
    }

    private static Target embedder(ImportedItem item) {
        String name = item instanceof ImportedItem.Function function ? function.callee().name()
                : item instanceof ImportedItem.Static value ? value.name()
                : item instanceof ImportedItem.InstanceOf type ? "is" + type.className()
                : "text";
        return new Target.Embedder(item.source().orElse(""), name);
    }

    /** Imports that wrap and unwrap objects of exported classes. */
    private BoundImport struct(Import imported, List<Word> parameters, List<Word> results) {
        for (ExportedStruct struct : metadata.structs()) {
            String prefix = "__wbg_" + struct.symbol();
            boolean wrap = imported.name().equals(prefix + "_new");
            if (wrap || imported.name().equals(prefix + "_unwrap")) {
                Descriptor from = wrap ? Simple.NON_NULL : Simple.EXTERNREF;
                Descriptor to = wrap ? Simple.EXTERNREF : Simple.NON_NULL;
                return new BoundImport(imported.module(), imported.name(), parameters, results,
                        new Descriptor.Function(0, List.of(from), to, to),
                        new Target.Struct(struct.name(), wrap ? StructUse.WRAP : StructUse.UNWRAP), false, false, false);
            }
        }
        if (imported.name().equals(Describers.INFORM)) {
            throw new BindgenException("functions of the module that only describe types are called by others: was it"
                    + " changed after rustc made it, by wasm-opt for example?");
        }
        throw new BindgenException("the module imports " + imported.module() + "." + imported.name()
                + ", which it does not declare to wasm-bindgen: only #[wasm_bindgen] imports are supported");
    }
}

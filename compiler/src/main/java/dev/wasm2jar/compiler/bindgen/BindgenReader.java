package dev.wasm2jar.compiler.bindgen;

import dev.wasm2jar.compiler.bindgen.descriptor.DescribeRun;
import dev.wasm2jar.compiler.bindgen.descriptor.Describers;
import dev.wasm2jar.compiler.bindgen.descriptor.Descriptor;
import dev.wasm2jar.compiler.bindgen.descriptor.DescriptorReader;
import dev.wasm2jar.compiler.bindgen.descriptor.RecordedDescriptions;
import dev.wasm2jar.compiler.bindgen.emit.BoundImport;
import dev.wasm2jar.compiler.bindgen.emit.ClosureTypes;
import dev.wasm2jar.compiler.bindgen.emit.ModuleExports;
import dev.wasm2jar.compiler.bindgen.metadata.ExportedFunction;
import dev.wasm2jar.compiler.bindgen.metadata.ExportedStruct;
import dev.wasm2jar.compiler.bindgen.metadata.Metadata;
import dev.wasm2jar.compiler.wasm.CallGraph;
import dev.wasm2jar.compiler.wasm.Export;
import dev.wasm2jar.compiler.wasm.ExternalKind;
import dev.wasm2jar.compiler.wasm.FunctionEdit;
import dev.wasm2jar.compiler.wasm.FunctionType;
import dev.wasm2jar.compiler.wasm.Import;
import dev.wasm2jar.compiler.wasm.ImportDescription;
import dev.wasm2jar.compiler.wasm.IndexSpaces;
import dev.wasm2jar.compiler.wasm.Module;
import dev.wasm2jar.compiler.wasm.Validation;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Reads a module as cargo leaves it: its section, what its describe functions tell, and what remains without these. */
final class BindgenReader {

    private final Metadata metadata;
    private final Module module;
    private final CallGraph calls;
    private final Describers describers;

    private BindgenReader(Module original) {
        // Bodies are changed, and some dropped, before the compiler sees them.
        Validation.validateAll(original);
        this.metadata = Metadata.of(original);
        this.module = ModuleExports.withStackPointer(original);
        this.calls = CallGraph.of(module);
        this.describers = Describers.of(module, calls);
    }

    /** @param original a module with the section, whose declarations are valid */
    static BindgenModule read(Module original, Globals globals) {
        return new BindgenReader(original).read(globals);
    }

    private BindgenModule read(Globals globals) {
        Module live = module.withElements(describers.removedFrom(module.elements())).withExports(
                module.exports().stream().filter(export -> !ModuleExports.isForTools(export.name())).toList());
        BitSet reached = calls.reachableFrom(CallGraph.roots(live), describers.generic());
        List<Import> imports = reachedImports(reached);
        Set<String> wanted = new HashSet<>();
        imports.forEach(imported -> wanted.add(imported.name()));
        wanted.addAll(describedExports());
        RecordedDescriptions descriptions =
                DescribeRun.of(module, calls, describers, metadata.release(), name -> wanted.contains(name)
                        || !describers.generic().isEmpty() && metadata.imports().containsKey(name));

        var resolver = new ImportResolver(metadata, descriptions, globals);
        Map<Integer, Import> generic = new LinkedHashMap<>();
        var bound = new ArrayList<BoundImport>();
        for (Import imported : imports) {
            bound.add(bind(imported, resolver));
        }
        List<Integer> types = IndexSpaces.of(module).functions();
        describers.generic().stream().filter(reached::get).forEach(function -> {
            var imported = new Import("__wbindgen_placeholder__", "generic " + function,
                    new ImportDescription.Function(types.get(function)));
            generic.put(function, imported);
            DescriptorReader.Generic description = descriptions.generic(function);
            bound.add(resolver.resolveGeneric(imported, module.functionTypeAt(types.get(function)), description.name(),
                    description.function()));
        });
        ClosureTypes closures = closures(descriptions, bound);
        ModuleExports exports = ModuleExports.of(module, exportsOf(live, closures));
        Module edited = live.withExports(exports.exports());
        return new BindgenModule(FunctionEdit.apply(edited, reached, generic), metadata, descriptions, exports, bound,
                closures);
    }

    private List<Import> reachedImports(BitSet reached) {
        var result = new ArrayList<Import>();
        int function = 0;
        for (Import imported : module.imports()) {
            if (imported.description() instanceof ImportDescription.Function) {
                if (reached.get(function)) {
                    result.add(imported);
                }
                function++;
            }
        }
        return result;
    }

    private Set<String> describedExports() {
        Set<String> names = new HashSet<>();
        metadata.functions().stream().map(ExportedFunction::export).forEach(names::add);
        for (ExportedStruct struct : metadata.structs()) {
            for (ExportedStruct.Field field : struct.fields()) {
                names.add(field.getter());
            }
        }
        return names;
    }

    private BoundImport bind(Import imported, ImportResolver resolver) {
        FunctionType type = module.functionTypeAt(((ImportDescription.Function) imported.description()).typeIndex());
        return resolver.resolve(imported, type);
    }

    private static ClosureTypes closures(RecordedDescriptions descriptions, List<BoundImport> imports) {
        var closures = new ClosureTypes();
        imports.forEach(imported -> closures.parts(imported.type()));
        descriptions.closureIndices().forEach(index -> closures.collect(descriptions.closure(index)));
        return closures;
    }

    /** What remains exported, and the functions in the table that closures need. */
    private List<Export> exportsOf(Module live, ClosureTypes closures) {
        var result = new ArrayList<>(live.exports());
        var table = new TableFunctions(live);
        Set<Integer> needed = new TreeSet<>();
        for (Descriptor.Closure closure : closures.all()) {
            needed.add(closure.function().shim());
            if (closure.destructor() >= 0) {
                needed.add(closure.destructor());
            }
        }
        for (int index : needed) {
            result.add(new Export(ClosureTypes.shim(index), ExternalKind.FUNCTION, table.at(index)));
        }
        return result;
    }
}

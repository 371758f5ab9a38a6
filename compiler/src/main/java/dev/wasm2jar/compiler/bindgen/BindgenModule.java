package dev.wasm2jar.compiler.bindgen;

import dev.wasm2jar.compiler.bindgen.descriptor.Descriptions;
import dev.wasm2jar.compiler.bindgen.emit.BoundImport;
import dev.wasm2jar.compiler.bindgen.emit.ClosureTypes;
import dev.wasm2jar.compiler.bindgen.emit.ModuleExports;
import dev.wasm2jar.compiler.bindgen.metadata.Metadata;
import dev.wasm2jar.compiler.preinit.Preinit;
import dev.wasm2jar.compiler.wasm.Export;
import dev.wasm2jar.compiler.wasm.Module;
import java.util.List;
import java.util.Optional;

/**
 * A module made with wasm-bindgen, understood.
 *
 * @param module without what only describes it
 * @param imports its imported functions, in their order
 */
public record BindgenModule(
        Module module, Metadata metadata, Descriptions descriptions, ModuleExports exports, List<BoundImport> imports,
        ClosureTypes closures) {

    /**
     * Makes a module that begins as this one is after an exported function has run, which it does not export any more.
     *
     * @param function the name of the export, of type {@code () -> ()}
     * @throws dev.wasm2jar.compiler.preinit.PreinitException if there is no such function, or it needs more than the module
     */
    public BindgenModule preinitialised(String function) {
        Optional<String> method = exports.nameOf(function);
        // Its own name is what messages should have.
        List<Export> initialiser = module.exports().stream()
                .filter(export -> method.isPresent() && export.name().equals(method.get()))
                .map(export -> new Export(function, export.kind(), export.index()))
                .toList();
        Module image = Preinit.apply(module.withExports(initialiser), function);
        List<Export> others = module.exports().stream()
                .filter(export -> !export.name().equals(method.orElseThrow()))
                .toList();
        return new BindgenModule(
                image.withExports(others), metadata.without(function), descriptions, exports, imports, closures);
    }
}

package dev.wasm2jar.compiler.bindgen;

import dev.wasm2jar.compiler.bindgen.descriptor.Descriptions;
import dev.wasm2jar.compiler.bindgen.emit.BoundImport;
import dev.wasm2jar.compiler.bindgen.emit.ClosureTypes;
import dev.wasm2jar.compiler.bindgen.emit.ModuleExports;
import dev.wasm2jar.compiler.bindgen.metadata.Metadata;
import dev.wasm2jar.compiler.wasm.Module;
import java.util.List;

/**
 * A module made with wasm-bindgen, understood.
 *
 * @param module without what only describes it
 * @param imports its imported functions, in their order
 */
public record BindgenModule(
        Module module, Metadata metadata, Descriptions descriptions, ModuleExports exports, List<BoundImport> imports,
        ClosureTypes closures) {}

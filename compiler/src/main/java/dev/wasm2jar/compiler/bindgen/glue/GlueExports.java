package dev.wasm2jar.compiler.bindgen.glue;

import dev.wasm2jar.compiler.bindgen.descriptor.Descriptions;
import dev.wasm2jar.compiler.bindgen.metadata.Metadata;
import dev.wasm2jar.compiler.wasm.Module;

/**
 * What the glue exports.
 *
 * @param module with an export for each function of the glue, whose name is unique
 * @param metadata what the module's section would say
 */
public record GlueExports(Module module, Metadata metadata, Descriptions descriptions) {}

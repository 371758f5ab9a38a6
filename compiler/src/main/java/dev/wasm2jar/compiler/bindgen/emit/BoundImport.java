package dev.wasm2jar.compiler.bindgen.emit;

import dev.wasm2jar.compiler.bindgen.descriptor.Descriptor;
import java.util.List;

/**
 * An imported function, and what it is bound to.
 *
 * @param module of the import
 * @param name of the import
 * @param parameters the words that it takes
 * @param results the words that it returns
 * @param catches whether a JavaScript exception is left for the module to find
 * @param reportsErrors whether its first argument, a text, says why the module will trap if it does so next
 */
public record BoundImport(
        String module, String name, List<Word> parameters, List<Word> results, Descriptor.Function type, Target target,
        boolean catches, boolean variadic, boolean reportsErrors) {}

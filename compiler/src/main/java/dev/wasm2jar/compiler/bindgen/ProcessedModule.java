package dev.wasm2jar.compiler.bindgen;

import dev.wasm2jar.compiler.bindgen.metadata.Metadata;
import dev.wasm2jar.compiler.wasm.Export;
import dev.wasm2jar.compiler.wasm.Import;
import dev.wasm2jar.compiler.wasm.Module;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Modules that wasm-bindgen's own command line (or wasm-pack, which runs it) has processed. It removes the section and the
 * describe functions and writes what they say into a file of JavaScript, the glue; the module that is left passes numbers.
 */
public final class ProcessedModule {

    /** Import modules: of glue for pages without a bundler, and of what was linked but not processed. */
    private static final Set<String> MODULES = Set.of("wbg", "__wbindgen_placeholder__", "__wbindgen_externref_xform__");

    /** Glue of the other kinds is imported by the name of its file. */
    private static final Pattern GLUE_FILE = Pattern.compile("\\./.*_bg(?:\\.m?js|\\.cjs)");

    /** Imports have the hash of their crate at the end of their names. */
    private static final Pattern IMPORT = Pattern.compile("__wbg_.*_[0-9a-f]{16}");

    private static final String INTRINSIC = "__wbindgen_";

    private ProcessedModule() {}

    /** What shows that a module was processed: the name of an import or export; empty if nothing does. */
    public static Optional<String> trace(Module module) {
        if (Metadata.isIn(module)) {
            return Optional.empty();
        }
        for (Import imported : module.imports()) {
            if (MODULES.contains(imported.module()) || GLUE_FILE.matcher(imported.module()).matches()
                    || imported.name().startsWith(INTRINSIC) || IMPORT.matcher(imported.name()).matches()) {
                return Optional.of("import " + imported.module() + "." + imported.name());
            }
        }
        return module.exports().stream()
                .map(Export::name)
                .filter(name -> name.startsWith(INTRINSIC))
                .map(name -> "export " + name)
                .findFirst();
    }
}

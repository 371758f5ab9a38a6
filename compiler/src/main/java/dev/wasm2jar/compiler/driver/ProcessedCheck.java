package dev.wasm2jar.compiler.driver;

import dev.wasm2jar.compiler.bindgen.ProcessedModule;
import dev.wasm2jar.compiler.bindgen.glue.GlueFile;
import dev.wasm2jar.compiler.jvm.MissingImports;
import dev.wasm2jar.compiler.wasm.Module;
import java.util.Optional;

/**
 * Refuses modules that wasm-bindgen's command line has processed: their functions have lost their types, and a library of
 * functions on pointers and handles is not what anybody expects, unless it is asked for.
 */
record ProcessedCheck(MissingImports missingImports, OptionStyle style) {

    /** Refuses those modules, whatever lies beside them. */
    void check(InputFile input, Module module) {
        if (missingImports != MissingImports.TRAP) {
            ProcessedModule.trace(module).ifPresent(trace -> {
                throw refusal(input, trace, "");
            });
        }
    }

    /**
     * The glue of such a module, which lies beside it.
     *
     * @return empty if it is no such module, or is to be compiled as it is
     * @throws UserError if there is no glue
     */
    Optional<GlueFile> glue(InputFile input, Module module) {
        Optional<String> trace = missingImports == MissingImports.TRAP ? Optional.empty() : ProcessedModule.trace(module);
        if (trace.isEmpty()) {
            return Optional.empty();
        }
        Optional<GlueFile> glue = GlueFiles.find(input, module);
        if (glue.isPresent()) {
            return glue;
        }
        throw refusal(input, trace.get(), ", and its JavaScript " + input.baseName() + ".js or "
                + GlueFiles.withoutSuffix(input) + ".js is not beside it");
    }

    /** What to do about a module whose glue is beyond what can be read. */
    static String hint(InputFile input) {
        return "compile the module that cargo made, target/wasm32-unknown-unknown/release/"
                + GlueFiles.withoutSuffix(input) + ".wasm";
    }

    private UserError refusal(InputFile input, String trace, String more) {
        return new UserError(
                input.path() + ": the types of this module's functions are gone: wasm-bindgen's command line or wasm-pack"
                        + " has processed it (" + trace + ")" + more,
                hint(input) + "; "
                        + style.option("allow-missing")
                        + " compiles this one as it is, with functions on numbers, and what it imports traps");
    }
}

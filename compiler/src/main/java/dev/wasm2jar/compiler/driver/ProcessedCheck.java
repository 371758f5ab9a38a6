package dev.wasm2jar.compiler.driver;

import dev.wasm2jar.compiler.bindgen.ProcessedModule;
import dev.wasm2jar.compiler.jvm.MissingImports;
import dev.wasm2jar.compiler.wasm.Module;

/**
 * Refuses modules that wasm-bindgen's command line has processed: their functions have lost their types, and a library of
 * functions on pointers and handles is not what anybody expects, unless it is asked for.
 */
record ProcessedCheck(MissingImports missingImports, OptionStyle style) {

    private static final String SUFFIX = "_bg";

    void check(InputFile input, Module module) {
        if (missingImports == MissingImports.TRAP) {
            return;
        }
        ProcessedModule.trace(module).ifPresent(trace -> {
            throw refusal(input, trace);
        });
    }

    private UserError refusal(InputFile input, String trace) {
        return new UserError(
                input.path() + ": the types of this module's functions are gone: wasm-bindgen's command line or wasm-pack"
                        + " has processed it (" + trace + ")",
                "compile the module that cargo made, target/wasm32-unknown-unknown/release/" + original(input) + "; "
                        + style.option("allow-missing")
                        + " compiles this one as it is, with functions on numbers, and what it imports traps");
    }

    /** The name that cargo gave the file, before the tool added to it. */
    private static String original(InputFile input) {
        String name = input.baseName();
        return (name.endsWith(SUFFIX) ? name.substring(0, name.length() - SUFFIX.length()) : name) + ".wasm";
    }
}

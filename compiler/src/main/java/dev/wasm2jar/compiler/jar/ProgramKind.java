package dev.wasm2jar.compiler.jar;

import dev.wasm2jar.compiler.wasm.Export;
import dev.wasm2jar.compiler.wasm.ExternalKind;
import dev.wasm2jar.compiler.wasm.FunctionType;
import dev.wasm2jar.compiler.wasm.IndexSpaces;
import dev.wasm2jar.compiler.wasm.Module;
import java.util.List;

/** What a module is for (WASI application ABI). */
public enum ProgramKind {
    /** It exports {@code _start}, which is called once: a program. */
    COMMAND,
    /** Its exports are called from outside, as often as one likes. */
    LIBRARY;

    /** The export of a command that runs it. */
    public static final String START = "_start";

    private static final FunctionType ACTION = new FunctionType(List.of(), List.of());

    /** @param module whose exports have been validated */
    public static ProgramKind of(Module module) {
        return exportsAction(module, START) ? COMMAND : LIBRARY;
    }

    /**
     * Whether a module exports a function of that name without parameters and results.
     *
     * @param module whose exports have been validated
     */
    public static boolean exportsAction(Module module, String name) {
        List<Integer> functions = IndexSpaces.of(module).functions();
        for (Export export : module.exports()) {
            if (export.name().equals(name) && export.kind() == ExternalKind.FUNCTION
                    && module.functionTypeAt(functions.get(export.index())).equals(ACTION)) {
                return true;
            }
        }
        return false;
    }
}

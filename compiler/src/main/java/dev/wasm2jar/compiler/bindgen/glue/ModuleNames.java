package dev.wasm2jar.compiler.bindgen.glue;

import dev.wasm2jar.compiler.bindgen.emit.ModuleExports;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * What the exports are called in the module that wasm-bindgen has for itself: its command line may have given them other
 * names, which only the glue knows.
 */
final class ModuleNames {

    static final String ALLOCATE = "__wbindgen_malloc";
    static final String FREE = "__wbindgen_free";
    static final String STORE_EXCEPTION = "__wbindgen_exn_store";
    static final String ALLOCATE_REFERENCE = "__externref_table_alloc";
    static final String FREE_REFERENCE = "__externref_table_dealloc";

    static final String FREE_REFERENCES = "__externref_drop_slice";
    static final String START = "__wbindgen_start";

    /** All of them. */
    static final Set<String> KNOWN = Set.of(ALLOCATE, FREE, STORE_EXCEPTION, ALLOCATE_REFERENCE, FREE_REFERENCE,
            FREE_REFERENCES, START, ModuleExports.MOVE_STACK, ModuleExports.DESTROY_CLOSURE, ModuleExports.REFERENCES);

    private final Map<String, String> exports = new HashMap<>();

    /** Takes note of a name; the first one counts. */
    void put(String known, String export) {
        exports.putIfAbsent(known, export);
    }

    /** The names of exports by those that wasm-bindgen knows. */
    Map<String, String> exports() {
        return exports;
    }
}

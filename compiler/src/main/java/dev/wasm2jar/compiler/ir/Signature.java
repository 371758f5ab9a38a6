package dev.wasm2jar.compiler.ir;

import java.util.List;

/**
 * A function type as the code sees it.
 *
 * @param text the canonical text of the WebAssembly type: equal exactly for equal types, across modules
 * @param supertypes canonical texts of all declared supertypes
 */
public record Signature(List<Type> parameters, List<Type> results, String text, List<String> supertypes) {

    public Signature {
        parameters = List.copyOf(parameters);
        results = List.copyOf(results);
        supertypes = List.copyOf(supertypes);
    }

    /** Whether a function of this type can be called through {@code expected}. */
    public boolean matches(Signature expected) {
        return text.equals(expected.text) || supertypes.contains(expected.text);
    }
}

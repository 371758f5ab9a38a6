package dev.wasm2jar.compiler.wasm;

import java.util.List;

/**
 * A sub type (spec 2.3.10): a composite type with its declared place in the subtype hierarchy.
 *
 * @param isFinal whether no further type may extend this one
 * @param supertypes type indices; at most one in WebAssembly 3.0
 */
public record SubType(boolean isFinal, List<Integer> supertypes, CompositeType compositeType) {

    public SubType {
        supertypes = List.copyOf(supertypes);
    }
}

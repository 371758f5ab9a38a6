package dev.wasm2jar.compiler.wasm;

import java.util.List;

/**
 * A recursive type (spec 2.3.10): a group of mutually recursive sub types.
 *
 * @param firstIndex the type index of the first member
 */
public record RecursiveType(int firstIndex, List<SubType> subTypes) {

    public RecursiveType {
        subTypes = List.copyOf(subTypes);
    }
}

package dev.wasm2jar.compiler.ir;

import java.util.List;

/**
 * A static method of the runtime that computes a number from numbers, without traps or effects.
 *
 * @param owner the simple name of its class
 */
public record RuntimeMethod(String owner, String name, List<PrimitiveType> parameters, PrimitiveType result) {

    public RuntimeMethod {
        parameters = List.copyOf(parameters);
    }
}

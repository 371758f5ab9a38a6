package dev.wasm2jar.compiler.ir;

import java.util.List;

/**
 * A static method of the runtime that computes a number or a vector from such, without traps or effects.
 *
 * @param owner the name of its class within the package of the runtime
 */
public record RuntimeMethod(String owner, String name, List<Type> parameters, Type result) {

    public RuntimeMethod {
        parameters = List.copyOf(parameters);
    }
}

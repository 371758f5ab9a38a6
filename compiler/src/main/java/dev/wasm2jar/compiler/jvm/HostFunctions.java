package dev.wasm2jar.compiler.jvm;

import java.util.Optional;

/** The functions of the host that compiled code calls directly: which imports they satisfy. */
@FunctionalInterface
public interface HostFunctions {

    /** No import is satisfied by a function of the host. */
    HostFunctions NONE = (module, name) -> Optional.empty();

    /** The function of the host for an import, if there is one. */
    Optional<HostFunction> find(String module, String name);

    /** Whether the imports from a module come from the embedder in any case, even where missing ones are to trap. */
    default boolean leavesToEmbedder(String module) {
        return false;
    }

    /**
     * A static method {@code name(state, parameters...)}.
     *
     * @param owner internal name of its class
     * @param descriptor of the method; its first parameter is the state of the host module
     * @param state internal name of the class of the state, which has a field {@code public Memory memory}
     * @param typeText canonical text of the WebAssembly type of the function
     */
    record HostFunction(String owner, String name, String descriptor, String state, String typeText) {}
}

package dev.wasm2jar.compiler.jar;

import dev.wasm2jar.compiler.CompiledModule;

/**
 * A module that a program comes with, because it imports from it.
 *
 * @param name under which the program, and modules that are linked after this one, import from it
 * @param initializer whether it exports {@link #INITIALIZE}, to be called before any of its other functions
 */
public record LinkedModule(String name, CompiledModule module, boolean initializer) {

    /** The export of a library that prepares it, the constructors of C++ for instance (WASI application ABI). */
    public static final String INITIALIZE = "_initialize";
}

package dev.wasm2jar.compiler;

import dev.wasm2jar.compiler.jvm.JvmCode;
import dev.wasm2jar.compiler.wasm.Module;

/**
 * A compiled module.
 *
 * @param module what was compiled
 * @param code the class files
 */
public record CompiledModule(Module module, JvmCode code) {

    /** A class loader with the module's classes; the runtime comes from the parent. */
    public ClassLoader toClassLoader(ClassLoader parent) {
        return new ModuleClassLoader(code, parent);
    }
}

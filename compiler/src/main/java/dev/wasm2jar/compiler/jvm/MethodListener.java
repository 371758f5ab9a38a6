package dev.wasm2jar.compiler.jvm;

/** Told of the methods that functions become; called from any thread. */
@FunctionalInterface
public interface MethodListener {

    /**
     * @param function its index in the module
     * @param codeSize bytes of bytecode (JVMS 4.7.3, {@code code_length})
     */
    void method(int function, String name, int codeSize);
}

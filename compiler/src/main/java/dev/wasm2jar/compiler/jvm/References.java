package dev.wasm2jar.compiler.jvm;

import dev.wasm2jar.compiler.ir.Signature;

/** References to functions of the module. */
final class References {

    private References() {}

    /** Pushes the reference to a function that can become a value. */
    static void emit(ModuleLayout layout, Code code, int instanceSlot, int function) {
        Signature signature = layout.module.functions().get(function).signature();
        code.loadObject(instanceSlot);
        code.constant(layout.id(function));
        code.constant(layout.signatureNumber(signature));
        code.invokeVirtual(Runtime.INSTANCE, "reference", "(II)" + Runtime.descriptor(Runtime.FUNC_REF));
    }
}

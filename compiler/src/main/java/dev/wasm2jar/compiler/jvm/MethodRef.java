package dev.wasm2jar.compiler.jvm;

/** A static method that code calls. */
record MethodRef(String owner, String name, String descriptor) {

    void invoke(Code code) {
        code.invokeStatic(owner, name, descriptor);
    }
}

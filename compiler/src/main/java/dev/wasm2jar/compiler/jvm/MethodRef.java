package dev.wasm2jar.compiler.jvm;

/** A static method that code calls. */
record MethodRef(String owner, String name, String descriptor) {

    /** The method of the rest of the function that this is the method of, which has no pieces. */
    MethodRef rest(JvmSignature signature, String instanceDescriptor) {
        return new MethodRef(owner, name + "$0",
                "(" + signature.parameterDescriptors() + instanceDescriptor + ")" + signature.returnDescriptor());
    }

    void invoke(Code code) {
        code.invokeStatic(owner, name, descriptor);
    }
}

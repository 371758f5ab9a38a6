package dev.wasm2jar.compiler.jvm;

/** How calls of an imported function reach it. */
sealed interface ImportBinding {

    /** A static method of the runtime. */
    record Host(HostFunctions.HostFunction function) implements ImportBinding {}

    /**
     * What the embedder gives at instantiation: an implementation of the generated interface, or a function by name.
     *
     * @param number of the field that holds it
     * @param method name of its method in the interface of its module
     */
    record Linked(int number, ImportInterface declaringInterface, String method) implements ImportBinding {

        /** The field of the instance that holds the function if it was given by name. */
        String field() {
            return "import" + number;
        }
    }

    /** Nothing: a call traps. */
    record Missing() implements ImportBinding {}
}

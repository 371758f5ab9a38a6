package dev.wasm2jar.compiler.bindgen.metadata;

import java.util.List;
import java.util.Optional;

/** Something of JavaScript that the module uses. */
public sealed interface ImportedItem {

    /** The name of the function that the module imports for it. */
    String shim();

    /** The JavaScript module that it comes from; empty for what is global. */
    Optional<String> source();

    /** The objects that lead to it from the global object, e.g. {@code console}. */
    List<String> namespace();

    /**
     * A function, method or property.
     *
     * @param catches whether exceptions become results instead of passing through the module
     * @param variadic whether the last argument is a list of arguments
     */
    record Function(
            String shim, Optional<String> source, List<String> namespace, Callee callee, boolean catches,
            boolean variadic) implements ImportedItem {}

    /** A value, such as a global variable. */
    record Static(String shim, Optional<String> source, List<String> namespace, String name)
            implements ImportedItem {}

    /** A constant string. */
    record Text(String shim, Optional<String> source, List<String> namespace, String text) implements ImportedItem {}

    /** The test whether a value is of a class. */
    record InstanceOf(String shim, Optional<String> source, List<String> namespace, String className)
            implements ImportedItem {}
}

package dev.wasm2jar.compiler.bindgen.metadata;

import java.util.Optional;

/**
 * What is used, of a class or of none.
 *
 * @param className the class that it belongs to
 * @param isStatic whether it belongs to the class itself rather than to its objects; also true for constructors
 * @param name of the function, or of the property that is read or written
 */
public record Callee(Optional<String> className, boolean isStatic, Operation operation, String name) {

    /** Whether the first argument is the object that has the method. */
    public boolean takesReceiver() {
        return className.isPresent() && !isStatic;
    }
}

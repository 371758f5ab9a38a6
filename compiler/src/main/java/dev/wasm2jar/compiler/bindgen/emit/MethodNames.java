package dev.wasm2jar.compiler.bindgen.emit;

import dev.wasm2jar.compiler.jvm.JvmNames;
import java.util.Set;

/** The names of methods in a generated class, in the style of Java, each given out once. */
final class MethodNames {

    private final Set<String> taken = ApiNames.reserved();

    /** {@code handle_request} becomes {@code handleRequest}. */
    String method(String name) {
        return unique(JvmNames.camelCase(name));
    }

    /** Of a property: as its name is. */
    String getter(String name) {
        return method(name);
    }

    /** Of a property: {@code max_age} becomes {@code setMaxAge}. */
    String setter(String name) {
        return method("set_" + name);
    }

    private String unique(String name) {
        String candidate = name;
        while (!taken.add(candidate)) {
            candidate += "_";
        }
        return candidate;
    }
}

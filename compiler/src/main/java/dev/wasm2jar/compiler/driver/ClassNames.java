package dev.wasm2jar.compiler.driver;

import dev.wasm2jar.compiler.jvm.JvmNames;
import java.util.Optional;

/** Names of the classes that modules become. */
public final class ClassNames {

    private static final String DEFAULT_PACKAGE = "wasm";

    private ClassNames() {}

    /** The name for a file's class where none is given: {@code my-function.wasm} becomes {@code wasm.MyFunction}. */
    public static String of(InputFile file) {
        return of(DEFAULT_PACKAGE, file);
    }

    /** The name for a file's class in a package. */
    public static String of(String packageName, InputFile file) {
        return packageName + "." + JvmNames.className(file.baseName());
    }

    /** Why a module cannot be compiled to a class of that name; empty if it can. */
    public static Optional<String> problem(String name) {
        if (!JvmNames.isQualifiedName(name)) {
            return Optional.of("not a name for a class: " + name);
        }
        if (name.startsWith("java.") || name.startsWith("dev.wasm2jar.")) {
            return Optional.of("the package is reserved: " + name);
        }
        return Optional.empty();
    }
}

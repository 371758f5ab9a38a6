package dev.wasm2jar.compiler.jar;

import dev.wasm2jar.compiler.jvm.JvmNames;
import java.util.Locale;

/** The package that belongs to one jar, and names its module: {@code com.example.shop} for a class Shop. */
final class JarPackage {

    private JarPackage() {}

    /**
     * The internal name of the package. Every part is an identifier, as module names want it, and it is not the name of
     * the class, as Java has no package and class of one name.
     *
     * @param instanceClass internal name of the class of instances
     */
    static String of(String instanceClass) {
        String name = instanceClass.toLowerCase(Locale.ROOT);
        boolean taken = name.equals(instanceClass) || !JvmNames.isQualifiedName(name.replace('/', '.'));
        return taken ? name + "_" : name;
    }
}

package dev.wasm2jar.maven;

import dev.wasm2jar.compiler.jar.FunctionJar;
import java.util.Map;
import java.util.TreeMap;

/** The class files and resources of a module without a main class, as part of a Java project. */
record ModuleClasses(FunctionJar compiled) {

    /** The files, by path. */
    Map<String, byte[]> files() {
        var result = new TreeMap<>(compiled.module().code().resources());
        compiled.module().code().classes().forEach((name, bytes) -> {
            if (!name.equals(compiled.mainClass())) {
                result.put(name + ".class", bytes);
            }
        });
        return result;
    }
}

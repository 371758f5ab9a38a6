package dev.wasm2jar.compiler.bindgen.emit;

import dev.wasm2jar.compiler.bindgen.descriptor.Descriptor;
import dev.wasm2jar.compiler.jvm.JvmNames;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * An exported function as Java sees it.
 *
 * @param method its name in Java
 * @param receiver what a method does with its object
 * @param names of the parameters
 */
record Signature(
        RawExport raw, String method, Receiver receiver, List<String> names, List<Descriptor> parameters,
        Descriptor result) {

    enum Receiver {
        /** There is no object. */
        NONE,
        BORROWED,
        /** The object is gone afterwards. */
        CONSUMED
    }

    /** The names of the parameters in Java: identifiers, no two the same, and none of these. */
    List<String> javaNames(String... taken) {
        Set<String> used = new HashSet<>(List.of(taken));
        var result = new ArrayList<String>();
        for (String name : names) {
            String candidate = JvmNames.camelCase(name.replace(' ', '_'));
            while (!used.add(candidate)) {
                candidate += "_";
            }
            result.add(candidate);
        }
        return result;
    }

    boolean canFail() {
        return result instanceof Descriptor.Result;
    }

    /** The type of what is returned if nothing fails. */
    Descriptor value() {
        return result instanceof Descriptor.Result checked ? checked.value() : result;
    }
}

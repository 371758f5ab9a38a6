package dev.wasm2jar.compiler.bindgen.emit;

import dev.wasm2jar.compiler.bindgen.descriptor.Descriptor;
import java.util.List;

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

    boolean canFail() {
        return result instanceof Descriptor.Result;
    }

    /** The type of what is returned if nothing fails. */
    Descriptor value() {
        return result instanceof Descriptor.Result checked ? checked.value() : result;
    }
}

package dev.wasm2jar.compiler.bindgen.descriptor;

import java.util.List;
import java.util.Optional;

/** The types of what a module exports and imports. */
public interface Descriptions {

    /** The type of a function that is exported or imported. */
    Descriptor.Function function(String name);

    /** The type of an import that is no function. */
    Optional<Descriptor> value(String name);

    /** The indices in the table of functions that describe closures. */
    List<Integer> closureIndices();

    /** The type of the closures that a describe function in the table describes. */
    Descriptor.Closure closure(int tableIndex);
}

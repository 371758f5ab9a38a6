package dev.wasm2jar.compiler.bindgen;

import dev.wasm2jar.compiler.bindgen.descriptor.Descriptor;
import dev.wasm2jar.compiler.bindgen.emit.Target;
import dev.wasm2jar.compiler.bindgen.metadata.ImportedItem;
import java.util.Optional;

/** What the runtime provides of JavaScript's globals. */
@FunctionalInterface
public interface Globals {

    /** What provides an import, if the runtime does. */
    Optional<Target> find(ImportedItem item, Descriptor.Function type);
}

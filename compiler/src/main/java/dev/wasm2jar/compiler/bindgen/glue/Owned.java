package dev.wasm2jar.compiler.bindgen.glue;

import dev.wasm2jar.compiler.bindgen.descriptor.Descriptor;
import dev.wasm2jar.compiler.bindgen.descriptor.Descriptor.Access;
import dev.wasm2jar.compiler.bindgen.descriptor.Descriptor.Simple;

/** Types of what is in the module's memory: lent, or given with its memory. */
final class Owned {

    static final Descriptor LENT_TEXT = new Descriptor.Reference(Access.SHARED, Simple.STRING);
    static final Descriptor LENT_CACHED_TEXT = new Descriptor.Reference(Access.SHARED, Simple.CACHED_STRING);

    private Owned() {}

    static Descriptor lentArray(Descriptor element) {
        return new Descriptor.Reference(Access.SHARED, new Descriptor.Slice(element));
    }

    /** The type with its memory. */
    static Descriptor of(Descriptor lent) {
        if (lent instanceof Descriptor.Optional optional) {
            return new Descriptor.Optional(of(optional.value()));
        }
        if (!(lent instanceof Descriptor.Reference reference)) {
            return lent;
        }
        if (reference.target() instanceof Descriptor.Slice slice) {
            return new Descriptor.Vector(slice.element());
        }
        return reference.target() instanceof Simple simple && (simple == Simple.STRING || simple == Simple.CACHED_STRING)
                ? simple : lent;
    }
}

package dev.wasm2jar.compiler.bindgen.emit;

import dev.wasm2jar.compiler.bindgen.descriptor.Descriptor;
import dev.wasm2jar.compiler.bindgen.descriptor.Descriptor.Access;
import java.util.ArrayList;
import java.util.List;

/** The types of closures that the module hands out, numbered. */
public final class ClosureTypes {

    private final List<Descriptor.Closure> types = new ArrayList<>();

    /** The number of a type, a new one if it was not known. */
    int number(Descriptor.Closure closure) {
        int number = types.indexOf(closure);
        if (number < 0) {
            number = types.size();
            types.add(closure);
        }
        return number;
    }

    /** The number of the type of functions that are only lent, by a reference with that access. */
    int number(Descriptor.Function function, Access access) {
        return number(new Descriptor.Closure(-1, access == Access.MUTABLE, function));
    }

    /** Notes all types of closures within a type. */
    public void collect(Descriptor descriptor) {
        if (descriptor instanceof Descriptor.Closure closure) {
            number(closure);
            parts(closure.function());
        } else if (descriptor instanceof Descriptor.Function function) {
            number(function, Access.SHARED);
            parts(function);
        } else if (descriptor instanceof Descriptor.Reference reference) {
            if (reference.target() instanceof Descriptor.Function function) {
                number(function, reference.access());
                parts(function);
            } else {
                collect(reference.target());
            }
        } else if (descriptor instanceof Descriptor.Optional optional) {
            collect(optional.value());
        } else if (descriptor instanceof Descriptor.Result result) {
            collect(result.value());
        }
    }

    /** Notes the types of closures among the parameters and the result of a function. */
    public void parts(Descriptor.Function function) {
        function.parameters().forEach(this::collect);
        collect(function.result());
    }

    /** All, by number. */
    public List<Descriptor.Closure> all() {
        return List.copyOf(types);
    }

    /** The name of the export for a function in the table. */
    public static String shim(int tableIndex) {
        return "closure " + tableIndex;
    }
}

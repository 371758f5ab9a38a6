package dev.wasm2jar.compiler.bindgen.descriptor;

import dev.wasm2jar.compiler.bindgen.BindgenException;
import dev.wasm2jar.compiler.bindgen.metadata.Release;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the describe functions of a module told.
 *
 * @param named by the name of the export or import that is described
 * @param closures by the table index of the describe function, which the module passes when it makes such a closure
 *     (until release 0.2.101)
 * @param generic by the index of the function that stands for the import or conversion (from release 0.2.102 on)
 */
public record RecordedDescriptions(
        Release release,
        Map<String, List<Integer>> named,
        Map<Integer, List<Integer>> closures,
        Map<Integer, List<Integer>> generic) implements Descriptions {

    @Override
    public Descriptor.Function function(String name) {
        List<Integer> numbers = named.get(name);
        if (numbers == null) {
            throw new BindgenException("the module does not describe the type of " + name
                    + ": was it changed after rustc made it, by wasm-opt for example?");
        }
        return DescriptorReader.readFunction(release, numbers);
    }

    @Override
    public Optional<Descriptor> value(String name) {
        return Optional.ofNullable(named.get(name)).map(numbers -> DescriptorReader.read(release, numbers));
    }

    @Override
    public List<Integer> closureIndices() {
        return closures.keySet().stream()
                .filter(index -> DescriptorReader.isClosure(release, closures.get(index)))
                .sorted()
                .toList();
    }

    @Override
    public Descriptor.Closure closure(int tableIndex) {
        if (DescriptorReader.read(release, closures.get(tableIndex)) instanceof Descriptor.Closure closure) {
            return closure;
        }
        throw new BindgenException("a describe function of this module tells no closure type: "
                + closures.get(tableIndex));
    }

    /** The generic import or conversion that a function stands for. */
    public DescriptorReader.Generic generic(int function) {
        return DescriptorReader.readGeneric(release, generic.get(function));
    }
}

package dev.wasm2jar.compiler.bindgen.glue;

import dev.wasm2jar.compiler.bindgen.BindgenException;
import dev.wasm2jar.compiler.bindgen.descriptor.Descriptions;
import dev.wasm2jar.compiler.bindgen.descriptor.Descriptor;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the glue tells of types. */
record GlueDescriptions(Map<String, Descriptor.Function> functions) implements Descriptions {

    @Override
    public Descriptor.Function function(String name) {
        return functions.get(name);
    }

    @Override
    public Optional<Descriptor> value(String name) {
        return Optional.ofNullable(functions.get(name));
    }

    @Override
    public List<Integer> closureIndices() {
        return List.of();
    }

    @Override
    public Descriptor.Closure closure(int tableIndex) {
        throw new BindgenException("closures of a processed module are not supported");
    }
}

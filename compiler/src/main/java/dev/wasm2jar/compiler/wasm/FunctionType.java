package dev.wasm2jar.compiler.wasm;

import java.util.List;
import java.util.stream.Collectors;

/** A function type (spec 2.3.9). */
public record FunctionType(List<ValueType> parameters, List<ValueType> results) implements CompositeType {

    public FunctionType {
        parameters = List.copyOf(parameters);
        results = List.copyOf(results);
    }

    /** Prints in the form {@code (i32, i64) -> (f32)}, for messages. */
    @Override
    public String toString() {
        return join(parameters) + " -> " + join(results);
    }

    private static String join(List<ValueType> types) {
        return types.stream().map(ValueType::toString).collect(Collectors.joining(", ", "(", ")"));
    }
}

package dev.wasm2jar.compiler.wasm;

import java.util.List;

/** A structure type (spec 2.3.8). */
public record StructType(List<FieldType> fields) implements CompositeType {

    public StructType {
        fields = List.copyOf(fields);
    }
}

package dev.wasm2jar.compiler.wasm;

import java.util.List;

/** A structure type (spec 2.3.9). */
public record StructType(List<FieldType> fields) implements CompositeType {

    public StructType {
        fields = List.copyOf(fields);
    }
}

package dev.wasm2jar.compiler.bindgen.metadata;

import java.util.List;

/** An exported enumeration. */
public record ExportedEnum(String name, List<Constant> constants) {

    /** @param value what the module knows it by */
    public record Constant(String name, int value) {}
}

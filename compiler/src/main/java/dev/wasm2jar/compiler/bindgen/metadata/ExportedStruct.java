package dev.wasm2jar.compiler.bindgen.metadata;

import java.util.List;

/**
 * An exported class.
 *
 * @param symbol the part of export names that stands for it
 */
public record ExportedStruct(String name, String symbol, List<Field> fields) {

    /** A public field: read through one export, and written through another unless it is read-only. */
    public record Field(String name, boolean readOnly, String getter, String setter) {}

    /** The export that frees an object. */
    public String free() {
        return "__wbg_" + symbol + "_free";
    }
}

package dev.wasm2jar.compiler.wasm;

/** A field of a structure, or the element of an array (spec 2.3.9). */
public record FieldType(StorageType storage, boolean mutable) {

    @Override
    public String toString() {
        return mutable ? "(mut " + storage + ")" : storage.toString();
    }
}

package dev.wasm2jar.compiler.wasm;

import java.util.Locale;

/** A packed storage type (spec 2.3.9). */
public enum PackedType implements StorageType {
    I8,
    I16;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}

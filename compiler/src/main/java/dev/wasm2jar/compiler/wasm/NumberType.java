package dev.wasm2jar.compiler.wasm;

import java.util.Locale;

/** A number type (spec 2.3.1). */
public enum NumberType implements ValueType {
    I32,
    I64,
    F32,
    F64;

    @Override
    public boolean defaultable() {
        return true;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}

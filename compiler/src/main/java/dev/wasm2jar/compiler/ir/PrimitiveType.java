package dev.wasm2jar.compiler.ir;

import java.util.Locale;

/** A type that is no reference. */
public enum PrimitiveType implements Type {
    I32,
    I64,
    F32,
    F64,
    V128;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}

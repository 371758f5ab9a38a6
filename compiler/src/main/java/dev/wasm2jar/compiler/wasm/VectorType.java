package dev.wasm2jar.compiler.wasm;

/** A vector type (spec 2.3.2). */
public enum VectorType implements ValueType {
    V128;

    @Override
    public boolean defaultable() {
        return true;
    }

    @Override
    public String toString() {
        return "v128";
    }
}

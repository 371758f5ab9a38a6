package dev.wasm2jar.compiler.wasm;

/** A global type (spec 2.3.14). */
public record GlobalType(ValueType valueType, boolean mutable) {

    @Override
    public String toString() {
        return mutable ? "(mut " + valueType + ")" : valueType.toString();
    }
}

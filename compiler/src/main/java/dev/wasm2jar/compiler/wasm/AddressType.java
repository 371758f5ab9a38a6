package dev.wasm2jar.compiler.wasm;

/** The type of addresses of a memory or table (spec 2.3.11). */
public enum AddressType {
    I32,
    I64;

    public NumberType valueType() {
        return this == I32 ? NumberType.I32 : NumberType.I64;
    }
}

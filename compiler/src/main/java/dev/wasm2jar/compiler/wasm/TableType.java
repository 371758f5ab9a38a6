package dev.wasm2jar.compiler.wasm;

/** A table type (spec 2.3.16). */
public record TableType(AddressType addressType, Limits limits, ReferenceType elementType) {}

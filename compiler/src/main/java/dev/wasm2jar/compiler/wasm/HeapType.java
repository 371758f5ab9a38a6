package dev.wasm2jar.compiler.wasm;

/** A heap type (spec 2.3.4): what a reference points to. */
public sealed interface HeapType permits AbstractHeapType, ConcreteHeapType {}

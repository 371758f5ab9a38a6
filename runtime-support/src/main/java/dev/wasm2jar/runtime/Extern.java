package dev.wasm2jar.runtime;

/** What can be imported and exported (spec 4.2.11, external instances). */
public sealed interface Extern permits FuncRef, Memory, Table, Global, Tag {}

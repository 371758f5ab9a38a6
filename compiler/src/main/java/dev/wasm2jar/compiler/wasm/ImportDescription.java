package dev.wasm2jar.compiler.wasm;

/** What an import must be (spec 2.3.19, external types). Functions and tags are named by type index. */
public sealed interface ImportDescription {

    record Function(int typeIndex) implements ImportDescription {}

    record Table(TableType type) implements ImportDescription {}

    record Memory(MemoryType type) implements ImportDescription {}

    record Global(GlobalType type) implements ImportDescription {}

    record Tag(int typeIndex) implements ImportDescription {}
}

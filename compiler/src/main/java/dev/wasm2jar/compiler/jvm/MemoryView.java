package dev.wasm2jar.compiler.jvm;

/** The accesses of one width that go through a VarHandle, and how it names the value. */
enum MemoryView {
    /** 16 bits, signed ones too. */
    CHAR("Chars", "C"),
    INT("Ints", "I"),
    LONG("Longs", "J"),
    FLOAT("Floats", "F"),
    DOUBLE("Doubles", "D");

    /** The nested class that holds the handle. */
    final String holder;
    /** Of the value. */
    final String descriptor;

    MemoryView(String holder, String descriptor) {
        this.holder = holder;
        this.descriptor = descriptor;
    }
}

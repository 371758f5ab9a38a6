package dev.wasm2jar.compiler.jvm;

/** What becomes of imported functions that the host does not provide. */
public enum MissingImports {
    /** The embedder provides them, through a generated interface or by name. */
    FROM_EMBEDDER,
    /** Calling one traps. */
    TRAP
}

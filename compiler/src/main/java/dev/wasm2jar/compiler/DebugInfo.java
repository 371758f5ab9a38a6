package dev.wasm2jar.compiler;

/** What class files say of the source files of the module. */
public enum DebugInfo {
    /** The lines that the module's DWARF sections name, if it has such; stack traces, debuggers and profilers show them. */
    LINES,
    NONE
}

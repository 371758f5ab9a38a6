package dev.wasm2jar.compiler;

/** Whether compiled code can be stopped while it runs. */
public enum Interruption {

    /** It runs until it ends by itself. */
    NONE,

    /** It checks in every loop, and where calls go round, whether its instance has been interrupted. */
    CHECKED
}

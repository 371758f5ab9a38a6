package dev.wasm2jar.compiler.wasm;

import java.util.Locale;

/** The five kinds of things that are imported and exported (spec 2.5.12), in the order of their binary codes. */
public enum ExternalKind {
    FUNCTION,
    TABLE,
    MEMORY,
    GLOBAL,
    TAG;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}

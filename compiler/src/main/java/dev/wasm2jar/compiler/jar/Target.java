package dev.wasm2jar.compiler.jar;

import java.util.Locale;

/** What a jar is deployed as: what {@code java -jar} does with it, and what else can start it. */
public enum Target {
    /** A command: {@code java -jar} runs the program once. A module that is no program becomes a library. */
    COMMAND,
    /** An HTTP service: {@code java -jar} serves the program. */
    HTTP,
    /** A library for Java programs. */
    LIBRARY;

    /** The word for it on command lines. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

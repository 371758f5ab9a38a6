package dev.wasm2jar.compiler.jar;

import java.util.Locale;

/** What a jar is deployed as: what {@code java -jar} does with it, and what else can start it. */
public enum Target {
    /** A command: {@code java -jar} runs the program once. A module that is no program becomes a library. */
    COMMAND,
    /** An HTTP service: {@code java -jar} serves the program. */
    HTTP,
    /** A function of AWS Lambda for its Java runtimes: the jar has a handler class. {@code java -jar} runs the program. */
    LAMBDA,
    /** A function of AWS Lambda that brings its runtime: a zip file with a jar that speaks the Runtime API. */
    LAMBDA_CUSTOM,
    /** A library for Java programs. */
    LIBRARY;

    /** The word for it on command lines. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** How the names of files for it end. */
    public String extension() {
        return this == LAMBDA_CUSTOM ? ".zip" : ".jar";
    }
}

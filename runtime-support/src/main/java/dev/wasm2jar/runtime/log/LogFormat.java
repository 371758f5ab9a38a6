package dev.wasm2jar.runtime.log;

/** How lines of logs look. */
public enum LogFormat {

    /** For people. */
    TEXT,

    /** An object of JSON on each line, for machines. */
    JSON
}

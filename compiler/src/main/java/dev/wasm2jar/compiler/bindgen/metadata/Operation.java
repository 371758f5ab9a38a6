package dev.wasm2jar.compiler.bindgen.metadata;

/** How a function is used in JavaScript. */
public enum Operation {
    /** {@code name(...)}, or {@code object.name(...)} for a method. */
    CALL,
    /** {@code new Class(...)} */
    CONSTRUCTOR,
    /** {@code object.name} */
    GETTER,
    /** {@code object.name = value} */
    SETTER,
    /** {@code object[key]} */
    INDEX_GETTER,
    /** {@code object[key] = value} */
    INDEX_SETTER,
    /** {@code delete object[key]} */
    INDEX_DELETER
}

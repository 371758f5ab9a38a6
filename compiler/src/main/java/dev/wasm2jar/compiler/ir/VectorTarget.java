package dev.wasm2jar.compiler.ir;

/** What vectors become. */
public enum VectorTarget {
    /** Numbers, which any JVM computes. */
    SCALAR,
    /** Objects of the JDK's Vector API, which HotSpot keeps in vector registers if it has been started with that module. */
    VECTOR
}

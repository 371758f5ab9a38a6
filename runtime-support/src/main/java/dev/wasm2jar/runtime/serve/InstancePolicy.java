package dev.wasm2jar.runtime.serve;

/** Which requests meet in one instance. */
public enum InstancePolicy {

    /** None: each has a new one, so that nothing of a request is left to the next. */
    FRESH,

    /** Some, one after another: there are as many instances as requests at a time, and state stays in them. */
    REUSED,

    /** All, one after another: there is one instance. */
    SHARED
}

package dev.wasm2jar.testsuite.spec;

import java.util.List;

/** What is done with an instance; the current one if {@link #instance} is null. */
sealed interface Action {

    String instance();

    String field();

    /** Calls an exported function. */
    record Invoke(String instance, String field, List<Object> arguments) implements Action {}

    /** Reads an exported global. */
    record Get(String instance, String field) implements Action {}
}

package dev.wasm2jar.testsuite.spec;

import java.util.List;

/** A command of a script, as the reference interpreter's JSON states it. */
sealed interface Command {

    /** Line in the .wast file. */
    int line();

    /** The name of the command in the JSON and in the index of the suite. */
    String type();

    /** Whether the command asserts something, rather than prepare what others assert. */
    default boolean isAssertion() {
        return type().startsWith("assert_");
    }

    /**
     * Instantiates a module and makes the instance the current one.
     *
     * @param name of the instance, or null
     */
    record MakeInstance(int line, String type, String name, Binary module) implements Command {}

    /** Compiles a module for later instantiation; the name may be null. */
    record Define(int line, String type, String name, Binary module) implements Command {}

    /** Instantiates the module that was defined under a name, or the last one. */
    record InstantiateDefined(int line, String type, String instance, String module) implements Command {}

    /** Makes an instance, or the current one if the name is null, importable. */
    record Register(int line, String type, String name, String as) implements Command {}

    record Perform(int line, String type, Action action) implements Command {}

    record AssertReturn(int line, String type, Action action, List<Expected> expected) implements Command {}

    /** The action traps; the same for the exhaustion of the call stack. */
    record AssertTrap(int line, String type, Action action, String text) implements Command {}

    /** The action ends with an exception of the module. */
    record AssertException(int line, String type, Action action) implements Command {}

    /** The module is invalid or malformed. */
    record AssertRefused(int line, String type, Binary module, String text) implements Command {}

    /** The module is valid, but making an instance fails. */
    record AssertNoInstance(int line, String type, Binary module, String text) implements Command {}

    /** Runs commands in a thread of their own, which sees one of the instances. */
    record StartThread(int line, String type, String name, String sharedModule, List<Command> commands)
            implements Command {}

    /** Waits for the end of a thread. */
    record AwaitThread(int line, String type, String thread) implements Command {}

    /** @param text whether it is in the text format, which this suite cannot run */
    record Binary(String filename, boolean text) {}
}

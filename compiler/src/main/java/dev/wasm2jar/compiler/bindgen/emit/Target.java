package dev.wasm2jar.compiler.bindgen.emit;

import java.util.List;

/** What an imported function of a wasm-bindgen module is bound to. */
public sealed interface Target {

    /**
     * A static method of the runtime. It takes the {@code JsContext} or the {@code Guest} first if its first parameter is
     * one; if its last is an array of objects or doubles, that takes all arguments that are left over.
     *
     * @param texts constant strings that come before the arguments
     */
    record StaticMethod(String owner, String name, String descriptor, List<String> texts) implements Target {

        public static StaticMethod of(String owner, String name, String descriptor) {
            return new StaticMethod(owner, name, descriptor, List.of());
        }

        /** The same with constants. */
        public StaticMethod withTexts(List<String> constants) {
            return new StaticMethod(owner, name, descriptor, constants);
        }
    }

    /**
     * Several steps, one after the other; the value is that of the last.
     *
     * @param steps at least one
     */
    record Script(List<Step> steps) implements Target {}

    /**
     * A method that Java code provides.
     *
     * @param group the JavaScript module that the function is imported from; empty for a global one
     */
    record Embedder(String group, String method) implements Target {}

    /** Wraps or unwraps an object of an exported class. */
    record Struct(String name, StructUse use) implements Target {}

    enum StructUse {
        /** From its address to a handle. */
        WRAP,
        /** From a handle to its address, or 0 if it is of another class. */
        UNWRAP
    }

    /** A constant. */
    record Text(String text) implements Target {}

    /** Makes a closure: of two words, and of the type that an index in the table stands for. */
    record MakeClosure() implements Target {}

    /** Gives the argument back, as another type. */
    record Conversion() implements Target {}

    /** Nothing: calls fail with a message. */
    record Missing(String message) implements Target {}
}

package dev.wasm2jar.compiler.bindgen.emit;

import java.util.List;

/** Part of what an imported function does: an expression over its arguments. */
public sealed interface Step {

    /** An argument of the import, by its number. */
    record Argument(int number) implements Step {}

    /** A constant: a String, Double or Boolean, null, or {@link #UNDEFINED}. */
    record Constant(Object value) implements Step {}

    /** Stands for {@code undefined}. */
    Object UNDEFINED = new Object();

    /** A call of a method of the runtime. */
    record Call(Target.StaticMethod method, List<Step> arguments) implements Step {}

    /** {@code test ? then : otherwise}. */
    record Choice(Step test, Step then, Step otherwise) implements Step {}
}

package dev.wasm2jar.compiler.wasm;

import java.util.List;

/** An element segment (spec 2.5.9). Function indices are kept as {@code ref.func} expressions. */
public record ElementSegment(ReferenceType type, List<ConstantExpression> initializers, Mode mode) {

    public ElementSegment {
        initializers = List.copyOf(initializers);
    }

    /** When the elements are used (spec 2.5.9). */
    public sealed interface Mode {}

    public record Passive() implements Mode {}

    public record Active(int table, ConstantExpression offset) implements Mode {}

    public record Declarative() implements Mode {}
}

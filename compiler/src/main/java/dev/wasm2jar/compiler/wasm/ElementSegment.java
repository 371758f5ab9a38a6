package dev.wasm2jar.compiler.wasm;

import java.util.List;

/** An element segment (spec 2.5.9). Function indices are kept as {@code ref.func} expressions. */
public record ElementSegment(ReferenceType type, List<ConstantExpression> initializers, Mode mode) {

    public ElementSegment {
        initializers = List.copyOf(initializers);
    }

    /** When the elements are used (spec 2.5.9). */
    public sealed interface Mode {}

    /** When {@code table.init} or {@code array.new_elem} and its like ask for them. */
    public record Passive() implements Mode {}

    /** At instantiation, for a table from an index on. */
    public record Active(int table, ConstantExpression offset) implements Mode {}

    /** Never: they only say which functions {@code ref.func} may name. */
    public record Declarative() implements Mode {}
}

package dev.wasm2jar.compiler.wasm;

/**
 * A data segment (spec 2.5.8).
 *
 * @param bytes a slice of the module's binary
 */
public record DataSegment(ByteSlice bytes, Mode mode) {

    /** When the bytes are used (spec 2.5.8). */
    public sealed interface Mode {}

    /** When {@code memory.init} or {@code array.new_data} and its like ask for them. */
    public record Passive() implements Mode {}

    /** At instantiation, for a memory from an address on. */
    public record Active(int memory, ConstantExpression offset) implements Mode {}
}

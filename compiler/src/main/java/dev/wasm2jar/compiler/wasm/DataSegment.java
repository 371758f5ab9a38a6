package dev.wasm2jar.compiler.wasm;

/**
 * A data segment (spec 2.5.8).
 *
 * @param bytes a slice of the module's binary
 */
public record DataSegment(ByteSlice bytes, Mode mode) {

    /** When the bytes are used (spec 2.5.8). */
    public sealed interface Mode {}

    public record Passive() implements Mode {}

    public record Active(int memory, ConstantExpression offset) implements Mode {}
}

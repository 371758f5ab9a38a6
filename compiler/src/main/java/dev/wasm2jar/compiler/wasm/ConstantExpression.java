package dev.wasm2jar.compiler.wasm;

import java.util.List;

/**
 * A constant expression (spec 3.4.13) without its closing {@code end}.
 *
 * @param offset where it begins in the binary, for messages
 */
public record ConstantExpression(int offset, List<Instruction> instructions) {

    public ConstantExpression {
        instructions = List.copyOf(instructions);
    }
}

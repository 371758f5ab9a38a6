package dev.wasm2jar.compiler.wasm;

import java.util.List;

/**
 * The code of a function (spec 5.5.13), its instructions still encoded: they are decoded, validated and lowered in one
 * pass, function by function and in parallel.
 *
 * @param locals runs of declared locals, parameters not among them
 * @param code the instructions, up to and with the closing {@code end}
 */
public record FunctionBody(List<LocalRun> locals, ByteSlice code) {

    public FunctionBody {
        locals = List.copyOf(locals);
    }

    /** Decodes the instructions from the first on. */
    public InstructionReader instructions() {
        return new InstructionReader(code.array(), code.offset(), code.end());
    }

    /** {@code count} locals of one type. The total over all runs is below 50,000, a limit of this implementation. */
    public record LocalRun(int count, ValueType type) {}
}

package dev.wasm2jar.compiler.ir.build;

import dev.wasm2jar.compiler.ir.Expression;
import dev.wasm2jar.compiler.ir.PrimitiveType;
import dev.wasm2jar.compiler.ir.RuntimeMethod;
import dev.wasm2jar.compiler.ir.Type;
import dev.wasm2jar.compiler.ir.UnaryOp;
import java.util.Arrays;
import java.util.List;

/**
 * Indices of 64 bits where what they index is an array: as 32-bit numbers, with -1 for all that no array has. As an
 * index or as a length, -1 traps like them; growing by as much fails like growing by them.
 */
final class Indices {

    private static final RuntimeMethod ARRAY_INDEX =
            new RuntimeMethod("Addresses", "arrayIndex", List.of(PrimitiveType.I64), PrimitiveType.I32);

    private Indices() {}

    /** An index, length or number to grow by, of either type, as an {@code I32}. */
    static Expression narrow(Expression index) {
        return index.type() == PrimitiveType.I64
                ? new Expression.CallRuntime(ARRAY_INDEX, List.of(index))
                : index;
    }

    /** Operands of which those of type {@code I64} are indices. */
    static Expression[] narrow(Expression[] operands) {
        return Arrays.stream(operands).map(Indices::narrow).toArray(Expression[]::new);
    }

    /** Makes the top entry, a size of type {@code I32}, one of the address type. */
    static void widenSize(OperandStack stack, Type addressType) {
        widen(stack, addressType, UnaryOp.I64_EXTEND_I32_U);
    }

    /** Makes the top entry, what growing yields as an {@code I32}, a value of the address type: -1 stays -1. */
    static void widenGrown(OperandStack stack, Type addressType) {
        widen(stack, addressType, UnaryOp.I64_EXTEND_I32_S);
    }

    private static void widen(OperandStack stack, Type addressType, UnaryOp extension) {
        if (addressType == PrimitiveType.I64) {
            stack.pushOperation(new Expression.Unary(extension, stack.pop()));
        }
    }
}

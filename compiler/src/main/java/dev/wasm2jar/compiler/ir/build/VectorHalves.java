package dev.wasm2jar.compiler.ir.build;

import dev.wasm2jar.compiler.ir.BinaryOp;
import dev.wasm2jar.compiler.ir.Expression;
import dev.wasm2jar.compiler.ir.Expression.I32Const;
import dev.wasm2jar.compiler.ir.VectorHalf;
import dev.wasm2jar.compiler.ir.VectorOp;
import java.util.List;

/** Vectors in structures and arrays: kept as two numbers of 64 bits, the lower half first. */
final class VectorHalves {

    private static final int SIGN = 0x8000_0000;

    private VectorHalves() {}

    /** One half of a vector, which is a constant, a global or a local. */
    static Expression of(Expression vector, VectorHalf half) {
        boolean low = half == VectorHalf.LOW;
        if (vector instanceof Expression.V128Const constant) {
            return new Expression.I64Const(low ? constant.low() : constant.high());
        }
        if (vector instanceof Expression.GlobalGet global) {
            return new Expression.GlobalGetHalf(global.global(), half);
        }
        return new Expression.Vector(VectorOp.I64X2_EXTRACT_LANE, low ? 0 : 1, List.of(vector));
    }

    /** The vector of two halves. */
    static Expression join(Expression low, Expression high) {
        Expression both = new Expression.Vector(VectorOp.I64X2_SPLAT, 0, List.of(low));
        return new Expression.Vector(VectorOp.I64X2_REPLACE_LANE, 1, List.of(both, high));
    }

    /**
     * Where the half of an element is in the Java array. An index that is too large for doubling becomes negative, and so
     * is outside of the array.
     *
     * @param index a constant or a local
     */
    static Expression position(Expression index, VectorHalf half) {
        Expression twice = new Expression.Binary(BinaryOp.I32_SHL, index, new I32Const(1));
        Expression sign = new Expression.Binary(BinaryOp.I32_AND, index, new I32Const(SIGN));
        Expression low = new Expression.Binary(BinaryOp.I32_OR, twice, sign);
        return half == VectorHalf.LOW ? low : new Expression.Binary(BinaryOp.I32_OR, low, new I32Const(1));
    }
}

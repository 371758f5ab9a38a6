package dev.wasm2jar.compiler.ir.vector;

import dev.wasm2jar.compiler.ir.CompareOp;
import dev.wasm2jar.compiler.ir.Expression;
import dev.wasm2jar.compiler.ir.VectorOp;
import java.util.ArrayList;
import java.util.List;

/** Operations that know nothing of lanes (spec 4.4.2): done on integers of any width. */
final class BitOperations {

    private BitOperations() {}

    static boolean covers(VectorOp op) {
        return switch (op) {
            case V128_NOT, V128_AND, V128_ANDNOT, V128_OR, V128_XOR, V128_BITSELECT, V128_ANY_TRUE,
                    I8X16_RELAXED_LANESELECT, I16X8_RELAXED_LANESELECT, I32X4_RELAXED_LANESELECT,
                    I64X2_RELAXED_LANESELECT -> true;
            default -> false;
        };
    }

    /** @param operands all of the same shape of integers */
    static Lanes expand(VectorOp op, List<Lanes> operands, ScalarCode code) {
        var parts = new ArrayList<Expression>(4);
        VectorShape shape = operands.get(0).shape();
        for (int i = 0; i < shape.lanes(); i++) {
            Expression first = operands.get(0).part(i);
            parts.add(switch (op) {
                case V128_NOT -> Scalars.not(first);
                case V128_AND -> Scalars.and(first, operands.get(1).part(i));
                case V128_ANDNOT -> Scalars.and(first, Scalars.not(operands.get(1).part(i)));
                case V128_OR -> Scalars.or(first, operands.get(1).part(i));
                case V128_XOR -> Scalars.xor(first, operands.get(1).part(i));
                default -> select(first, operands.get(1).part(i), operands.get(2).part(i), code);
            });
        }
        return new Lanes(shape, parts);
    }

    private static Expression select(Expression ifSet, Expression ifClear, Expression mask, ScalarCode code) {
        Expression otherwise = code.stable(ifClear);
        return Scalars.xor(Scalars.and(Scalars.xor(ifSet, otherwise), mask), otherwise);
    }

    /** v128.any_true. */
    static Expression anyTrue(Lanes vector) {
        Expression all = vector.part(0);
        for (int i = 1; i < vector.shape().lanes(); i++) {
            all = Scalars.or(all, vector.part(i));
        }
        boolean isLong = Scalars.isLong(all);
        return new Expression.Compare(isLong ? CompareOp.I64_NE : CompareOp.I32_NE, all,
                isLong ? Scalars.i64(0) : Scalars.i32(0));
    }
}

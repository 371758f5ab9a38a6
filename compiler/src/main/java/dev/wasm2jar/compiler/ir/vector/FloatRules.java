package dev.wasm2jar.compiler.ir.vector;

import static dev.wasm2jar.compiler.ir.vector.VectorShape.F32X4;
import static dev.wasm2jar.compiler.ir.vector.VectorShape.F64X2;
import static dev.wasm2jar.compiler.ir.vector.VectorShape.I32X4;

import dev.wasm2jar.compiler.ir.BinaryOp;
import dev.wasm2jar.compiler.ir.Expression;
import dev.wasm2jar.compiler.ir.PrimitiveType;
import dev.wasm2jar.compiler.ir.UnaryOp;
import dev.wasm2jar.compiler.ir.VectorOp;
import java.util.ArrayList;
import java.util.List;

/**
 * Floating-point lanes (spec 4.4.3): the scalar operations, so with the same rules for NaN.
 *
 * <p>Of what relaxed instructions may do (spec 4.4.4), this always does the same: products are rounded before they are
 * added, and the others are as their strict counterparts.
 */
final class FloatRules {

    private static final List<String> ARITHMETIC = List.of("ADD", "SUB", "MUL", "DIV", "MIN", "MAX");
    private static final List<String> ROUNDING = List.of("ABS", "NEG", "SQRT", "CEIL", "FLOOR", "TRUNC", "NEAREST");
    private static final List<String> COMPARISONS = List.of("EQ", "NE", "LT", "GT", "LE", "GE");

    private FloatRules() {}

    static void define(VectorRules rules) {
        shape(rules, F32X4);
        shape(rules, F64X2);
        rules.lanes(VectorOp.F32X4_SPLAT, VectorOp.F32X4_EXTRACT_LANE, VectorOp.F32X4_REPLACE_LANE, F32X4);
        rules.lanes(VectorOp.F64X2_SPLAT, VectorOp.F64X2_EXTRACT_LANE, VectorOp.F64X2_REPLACE_LANE, F64X2);
        conversion(rules, VectorOp.F32X4_DEMOTE_F64X2_ZERO, F64X2, F32X4, UnaryOp.F32_DEMOTE_F64);
        conversion(rules, VectorOp.F64X2_PROMOTE_LOW_F32X4, F32X4, F64X2, UnaryOp.F64_PROMOTE_F32);
        conversion(rules, VectorOp.F32X4_CONVERT_I32X4_S, I32X4, F32X4, UnaryOp.F32_CONVERT_I32_S);
        conversion(rules, VectorOp.F32X4_CONVERT_I32X4_U, I32X4, F32X4, UnaryOp.F32_CONVERT_I32_U);
        conversion(rules, VectorOp.F64X2_CONVERT_LOW_I32X4_S, I32X4, F64X2, UnaryOp.F64_CONVERT_I32_S);
        conversion(rules, VectorOp.F64X2_CONVERT_LOW_I32X4_U, I32X4, F64X2, UnaryOp.F64_CONVERT_I32_U);
        truncations(rules, "TRUNC_SAT");
        truncations(rules, "RELAXED_TRUNC");
    }

    private static void truncations(VectorRules rules, String name) {
        for (String sign : List.of("S", "U")) {
            conversion(rules, VectorOp.valueOf("I32X4_" + name + "_F32X4_" + sign), F32X4, I32X4,
                    UnaryOp.valueOf("I32_TRUNC_SAT_F32_" + sign));
            conversion(rules, VectorOp.valueOf("I32X4_" + name + "_F64X2_" + sign + "_ZERO"), F64X2, I32X4,
                    UnaryOp.valueOf("I32_TRUNC_SAT_F64_" + sign));
        }
    }

    private static void shape(VectorRules rules, VectorShape shape) {
        PrimitiveType lane = shape.lane();
        for (String name : ARITHMETIC) {
            rules.binary(op(shape, name), shape, BinaryOp.valueOf(lane.name() + "_" + name));
        }
        for (String name : ROUNDING) {
            rules.unary(op(shape, name), shape, UnaryOp.valueOf(lane.name() + "_" + name));
        }
        for (String name : COMPARISONS) {
            rules.lanewise(op(shape, name), 2, shape, shape.integers());
        }
        rules.lanewise(op(shape, "PMIN"), 2, shape, shape);
        rules.lanewise(op(shape, "PMAX"), 2, shape, shape);
        rules.binary(op(shape, "RELAXED_MIN"), shape, BinaryOp.valueOf(lane.name() + "_MIN"));
        rules.binary(op(shape, "RELAXED_MAX"), shape, BinaryOp.valueOf(lane.name() + "_MAX"));
        multiplyAdd(rules, op(shape, "RELAXED_MADD"), shape, BinaryOp.valueOf(lane.name() + "_ADD"));
        multiplyAdd(rules, op(shape, "RELAXED_NMADD"), shape, BinaryOp.valueOf(lane.name() + "_SUB"));
    }

    private static VectorOp op(VectorShape shape, String name) {
        return VectorOp.valueOf(shape.name() + "_" + name);
    }

    /** @param combine how the third operand is combined with the product of the others */
    private static void multiplyAdd(VectorRules rules, VectorOp op, VectorShape shape, BinaryOp combine) {
        BinaryOp multiply = BinaryOp.valueOf(shape.lane().name() + "_MUL");
        rules.define(op, shape, shape, (operands, code) -> {
            var result = new ArrayList<Expression>(shape.lanes());
            for (int i = 0; i < shape.lanes(); i++) {
                result.add(Scalars.binary(combine, operands.part(2, i),
                        Scalars.binary(multiply, operands.part(0, i), operands.part(1, i))));
            }
            return result;
        });
    }

    /** From as many of the low lanes as the result has room for; its other lanes are zero. */
    private static void conversion(
            VectorRules rules, VectorOp op, VectorShape from, VectorShape to, UnaryOp lane) {
        rules.define(op, from, to, (operands, code) -> {
            var result = new ArrayList<Expression>(to.lanes());
            for (int i = 0; i < to.lanes(); i++) {
                result.add(i < from.lanes()
                        ? Scalars.unary(lane, operands.part(0, i))
                        : to.lane().zero());
            }
            return result;
        });
    }
}

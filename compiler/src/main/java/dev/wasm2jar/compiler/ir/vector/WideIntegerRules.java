package dev.wasm2jar.compiler.ir.vector;

import static dev.wasm2jar.compiler.ir.vector.VectorShape.I32X4;
import static dev.wasm2jar.compiler.ir.vector.VectorShape.I64X2;

import dev.wasm2jar.compiler.ir.BinaryOp;
import dev.wasm2jar.compiler.ir.Expression;
import dev.wasm2jar.compiler.ir.UnaryOp;
import dev.wasm2jar.compiler.ir.VectorOp;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Integer lanes of 32 and 64 bits (spec 4.4.3): scalar operations on each. */
final class WideIntegerRules {

    private WideIntegerRules() {}

    static void define(VectorRules rules) {
        rules.lanes(VectorOp.I32X4_SPLAT, VectorOp.I32X4_EXTRACT_LANE, VectorOp.I32X4_REPLACE_LANE, I32X4);
        rules.lanes(VectorOp.I64X2_SPLAT, VectorOp.I64X2_EXTRACT_LANE, VectorOp.I64X2_REPLACE_LANE, I64X2);
        shape(rules, I32X4);
        shape(rules, I64X2);
        for (String name : List.of("MIN_S", "MIN_U", "MAX_S", "MAX_U", "LT_U", "GT_U", "LE_U", "GE_U")) {
            rules.lanewise(op(I32X4, name), 2, I32X4, I32X4);
        }
        rules.lanewise(VectorOp.I32X4_DOT_I16X8_S, 2, I32X4, I32X4);
        rules.lanewise(VectorOp.I32X4_EXTADD_PAIRWISE_I16X8_S, 1, I32X4, I32X4);
        rules.lanewise(VectorOp.I32X4_EXTADD_PAIRWISE_I16X8_U, 1, I32X4, I32X4);
        rules.lanewise(VectorOp.I32X4_RELAXED_DOT_I8X16_I7X16_ADD_S, 3, I32X4, I32X4);
        for (String sign : List.of("S", "U")) {
            extension(rules, "LOW", sign, 0);
            extension(rules, "HIGH", sign, 2);
        }
    }

    private static VectorOp op(VectorShape shape, String name) {
        return VectorOp.valueOf(shape.name() + "_" + name);
    }

    private static void shape(VectorRules rules, VectorShape shape) {
        String lane = shape.lane().name();
        for (String name : List.of("ADD", "SUB", "MUL")) {
            rules.binary(op(shape, name), shape, BinaryOp.valueOf(lane + "_" + name));
        }
        for (String name : List.of("EQ", "NE", "LT_S", "GT_S", "LE_S", "GE_S")) {
            rules.lanewise(op(shape, name), 2, shape, shape);
        }
        for (String name : List.of("SHL", "SHR_S", "SHR_U")) {
            shift(rules, op(shape, name), shape, BinaryOp.valueOf(lane + "_" + name));
        }
        rules.lanewise(op(shape, "ABS"), 1, shape, shape);
        rules.define(op(shape, "NEG"), shape, shape, (operands, code) -> operands.parts(0).stream()
                .map(value -> Scalars.binary(BinaryOp.valueOf(lane + "_SUB"), shape.lane().zero(), value))
                .toList());
        rules.gather(op(shape, "ALL_TRUE"), shape);
        rules.gather(op(shape, "BITMASK"), shape);
    }

    /** The scalar shifts take their distance modulo the width, too. */
    private static void shift(VectorRules rules, VectorOp op, VectorShape shape, BinaryOp lane) {
        rules.define(op, shape, shape, (operands, code) -> {
            Expression distance = shape == I64X2 ? Scalars.extendU(operands.scalar()) : operands.scalar();
            return operands.parts(0).stream().map(value -> Scalars.binary(lane, value, distance)).toList();
        });
    }

    /** @param first the lane of 32 bits from which on the narrow lanes are taken */
    private static void extension(VectorRules rules, String half, String sign, int first) {
        UnaryOperator<Expression> widen = sign.equals("S") ? Scalars::extendS : Scalars::extendU;
        rules.define(VectorOp.valueOf("I64X2_EXTEND_" + half + "_I32X4_" + sign), I32X4, I64X2,
                (operands, code) -> List.of(
                        widen.apply(operands.part(0, first)),
                        widen.apply(operands.part(0, first + 1))));
        rules.define(VectorOp.valueOf("I64X2_EXTMUL_" + half + "_I32X4_" + sign), I32X4, I64X2,
                (operands, code) -> {
                    var result = new ArrayList<Expression>(2);
                    for (int i = first; i < first + 2; i++) {
                        result.add(Scalars.binary(BinaryOp.I64_MUL,
                                widen.apply(operands.part(0, i)), widen.apply(operands.part(1, i))));
                    }
                    return result;
                });
        rules.define(VectorOp.valueOf("I32X4_EXTEND_" + half + "_I16X8_" + sign), I32X4, I32X4,
                (operands, code) -> shorts(operands.parts(0).subList(first, first + 2), sign, code));
        rules.define(VectorOp.valueOf("I32X4_EXTMUL_" + half + "_I16X8_" + sign), I32X4, I32X4,
                (operands, code) -> {
                    List<Expression> left = shorts(operands.parts(0).subList(first, first + 2), sign, code);
                    List<Expression> right = shorts(operands.parts(1).subList(first, first + 2), sign, code);
                    var result = new ArrayList<Expression>(4);
                    for (int i = 0; i < 4; i++) {
                        result.add(Scalars.binary(BinaryOp.I32_MUL, left.get(i), right.get(i)));
                    }
                    return result;
                });
    }

    /** The lanes of 16 bits in some lanes of 32 bits, widened. */
    private static List<Expression> shorts(List<Expression> pairs, String sign, ScalarCode code) {
        var result = new ArrayList<Expression>(2 * pairs.size());
        boolean signed = sign.equals("S");
        for (Expression pair : pairs) {
            Expression stable = code.stable(pair);
            result.add(signed
                    ? Scalars.unary(UnaryOp.I32_EXTEND16_S, stable)
                    : Scalars.binary(BinaryOp.I32_AND, stable, Scalars.i32(0xffff)));
            result.add(Scalars.binary(signed ? BinaryOp.I32_SHR_S : BinaryOp.I32_SHR_U, stable, Scalars.i32(16)));
        }
        return result;
    }
}

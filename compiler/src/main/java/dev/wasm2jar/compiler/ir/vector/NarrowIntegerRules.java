package dev.wasm2jar.compiler.ir.vector;

import static dev.wasm2jar.compiler.ir.vector.VectorShape.I32X4;
import static dev.wasm2jar.compiler.ir.vector.VectorShape.I64X2;

import dev.wasm2jar.compiler.ir.BinaryOp;
import dev.wasm2jar.compiler.ir.Expression;
import dev.wasm2jar.compiler.ir.Expression.CallRuntime;
import dev.wasm2jar.compiler.ir.Expression.I32Const;
import dev.wasm2jar.compiler.ir.PrimitiveType;
import dev.wasm2jar.compiler.ir.RuntimeMethod;
import dev.wasm2jar.compiler.ir.UnaryOp;
import dev.wasm2jar.compiler.ir.VectorOp;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Integer lanes of 8 and 16 bits (spec 4.4.3): eight or four at a time, in halves of 64 bits. Methods of the runtime
 * compute them; only the most frequent operations are written out, because HotSpot stops inlining calls in methods that
 * have many of them.
 */
final class NarrowIntegerRules {

    private static final List<String> BINARY = List.of("ADD_SAT_S", "ADD_SAT_U", "SUB_SAT_S",
            "SUB_SAT_U", "MIN_S", "MIN_U", "MAX_S", "MAX_U", "AVGR_U", "EQ", "NE", "LT_S", "LT_U", "GT_S", "GT_U",
            "LE_S", "LE_U", "GE_S", "GE_U");

    private NarrowIntegerRules() {}

    static void define(VectorRules rules) {
        new Family("I8X16", Byte.SIZE).define(rules);
        new Family("I16X8", Short.SIZE).define(rules);
        rules.lanewise(VectorOp.I8X16_POPCNT, 1, I64X2, I64X2);
        rules.lanewise(VectorOp.I16X8_MUL, 2, I64X2, I64X2);
        rules.lanewise(VectorOp.I16X8_Q15MULR_SAT_S, 2, I64X2, I64X2);
        rules.lanewise(VectorOp.I16X8_EXTADD_PAIRWISE_I8X16_S, 1, I64X2, I64X2);
        rules.lanewise(VectorOp.I16X8_EXTADD_PAIRWISE_I8X16_U, 1, I64X2, I64X2);
        rules.lanewise(VectorOp.I16X8_RELAXED_DOT_I8X16_I7X16_S, 2, I64X2, I64X2);
        RuntimeMethod q15 = method(VectorOp.I16X8_Q15MULR_SAT_S, 2);
        rules.define(VectorOp.I16X8_RELAXED_Q15MULR_S, I64X2, I64X2, (operands, code) -> List.of(
                new CallRuntime(q15, operands.across(0)), new CallRuntime(q15, operands.across(1))));
        swizzle(rules, VectorOp.I8X16_SWIZZLE);
        swizzle(rules, VectorOp.I8X16_RELAXED_SWIZZLE);
        for (String sign : List.of("S", "U")) {
            narrow(rules, VectorOp.valueOf("I8X16_NARROW_I16X8_" + sign), I64X2);
            narrow(rules, VectorOp.valueOf("I16X8_NARROW_I32X4_" + sign), I32X4);
            extension(rules, "LOW", sign, 0);
            extension(rules, "HIGH", sign, 1);
        }
    }

    private static RuntimeMethod method(VectorOp op, int parameters) {
        return VectorRules.method(op, Collections.nCopies(parameters, PrimitiveType.I64), PrimitiveType.I64);
    }

    private static void swizzle(VectorRules rules, VectorOp op) {
        RuntimeMethod method = method(VectorOp.I8X16_SWIZZLE, 3);
        rules.define(op, I64X2, I64X2, (operands, code) -> {
            Expression low = code.stable(operands.part(0, 0));
            Expression high = code.stable(operands.part(0, 1));
            return List.of(
                    new CallRuntime(method, List.of(low, high, operands.part(1, 0))),
                    new CallRuntime(method, List.of(low, high, operands.part(1, 1))));
        });
    }

    /** Each operand becomes half of the result. */
    private static void narrow(VectorRules rules, VectorOp op, VectorShape shape) {
        RuntimeMethod method = VectorRules.method(
                op, Collections.nCopies(shape.lanes(), shape.lane()), PrimitiveType.I64);
        rules.define(op, shape, I64X2, (operands, code) -> List.of(
                new CallRuntime(method, operands.parts(0)), new CallRuntime(method, operands.parts(1))));
    }

    /** From lanes of 8 bits in one half of the operands to all lanes of 16 bits. */
    private static void extension(VectorRules rules, String name, String sign, int half) {
        var extend = new RuntimeMethod("I16x8", "extend" + sign, List.of(PrimitiveType.I64), PrimitiveType.I64);
        var multiply = new RuntimeMethod("I16x8", "extmul" + sign,
                List.of(PrimitiveType.I64, PrimitiveType.I64), PrimitiveType.I64);
        rules.define(VectorOp.valueOf("I16X8_EXTEND_" + name + "_I8X16_" + sign), I64X2, I64X2,
                (operands, code) -> upperAndLower(extend, List.of(operands.part(0, half)), code));
        rules.define(VectorOp.valueOf("I16X8_EXTMUL_" + name + "_I8X16_" + sign), I64X2, I64X2,
                (operands, code) -> upperAndLower(multiply, operands.across(half), code));
    }

    /** A method of the low 32 bits of its operands, for the low and for the high 32 bits. */
    static List<Expression> upperAndLower(RuntimeMethod method, List<Expression> operands, ScalarCode code) {
        List<Expression> low = code.stable(operands);
        List<Expression> high = low.stream().map(value -> Scalars.shrU(value, Integer.SIZE)).toList();
        return List.of(new CallRuntime(method, low), new CallRuntime(method, high));
    }

    /** What both widths have in common. */
    private record Family(String name, int bits) {

        private VectorOp op(String operation) {
            return VectorOp.valueOf(name + "_" + operation);
        }

        void define(VectorRules rules) {
            for (String operation : BINARY) {
                rules.lanewise(op(operation), 2, I64X2, I64X2);
            }
            rules.lanewise(op("ABS"), 1, I64X2, I64X2);
            rules.lanewise(op("NEG"), 1, I64X2, I64X2);
            rules.gather(op("ALL_TRUE"), I64X2);
            rules.gather(op("BITMASK"), I64X2);
            rules.define(op("ADD"), I64X2, I64X2, (operands, code) ->
                    List.of(add(operands.across(0), code), add(operands.across(1), code)));
            rules.define(op("SUB"), I64X2, I64X2, (operands, code) ->
                    List.of(subtract(operands.across(0), code), subtract(operands.across(1), code)));
            lanes(rules);
            shifts(rules);
        }

        private long ones() {
            return bits == Byte.SIZE ? 0x0101_0101_0101_0101L : 0x0001_0001_0001_0001L;
        }

        private long mask() {
            return (1L << bits) - 1;
        }

        private Expression signs() {
            return Scalars.i64(ones() << (bits - 1));
        }

        private Expression rest() {
            return Scalars.i64(~(ones() << (bits - 1)));
        }

        /** The sum of all bits but the sign of each lane; the sign is added without carrying. */
        private Expression add(List<Expression> operands, ScalarCode code) {
            Expression left = code.stable(operands.get(0));
            Expression right = code.stable(operands.get(1));
            Expression sum = Scalars.binary(
                    BinaryOp.I64_ADD, Scalars.and(left, rest()), Scalars.and(right, rest()));
            return Scalars.xor(sum, Scalars.and(Scalars.xor(left, right), signs()));
        }

        /** With the sign set, no lane borrows from the next. */
        private Expression subtract(List<Expression> operands, ScalarCode code) {
            Expression left = code.stable(operands.get(0));
            Expression right = code.stable(operands.get(1));
            Expression difference = Scalars.binary(
                    BinaryOp.I64_SUB, Scalars.or(left, signs()), Scalars.and(right, rest()));
            return Scalars.xor(difference, Scalars.and(Scalars.xor(left, Scalars.not(right)), signs()));
        }

        private void lanes(VectorRules rules) {
            int perHalf = Long.SIZE / bits;
            UnaryOp extend = bits == Byte.SIZE ? UnaryOp.I32_EXTEND8_S : UnaryOp.I32_EXTEND16_S;
            rules.define(op("SPLAT"), I64X2, I64X2, (operands, code) -> {
                Expression lane = Scalars.and(Scalars.extendU(operands.scalar()), Scalars.i64(mask()));
                Expression half = code.stable(Scalars.binary(BinaryOp.I64_MUL, lane, Scalars.i64(ones())));
                return List.of(half, half);
            });
            rules.define(op("EXTRACT_LANE_S"), I64X2, null, (operands, code) -> {
                Expression half = operands.part(0, operands.lane() / perHalf);
                return List.of(Scalars.unary(
                        extend, Scalars.wrap(Scalars.shrU(half, operands.lane() % perHalf * bits))));
            });
            rules.define(op("EXTRACT_LANE_U"), I64X2, null, (operands, code) -> {
                Expression half = operands.part(0, operands.lane() / perHalf);
                return List.of(Scalars.and(
                        Scalars.wrap(Scalars.shrU(half, operands.lane() % perHalf * bits)),
                        Scalars.i32((int) mask())));
            });
            rules.define(op("REPLACE_LANE"), I64X2, I64X2, (operands, code) -> {
                int half = operands.lane() / perHalf;
                int shift = operands.lane() % perHalf * bits;
                Expression lane = Scalars.and(Scalars.extendU(operands.scalar()), Scalars.i64(mask()));
                var parts = new ArrayList<>(operands.parts(0));
                parts.set(half, Scalars.or(
                        Scalars.and(parts.get(half), Scalars.i64(~(mask() << shift))), Scalars.shl(lane, shift)));
                return parts;
            });
        }

        private void shifts(VectorRules rules) {
            for (String operation : List.of("SHL", "SHR_S", "SHR_U")) {
                RuntimeMethod method = VectorRules.method(
                        op(operation), List.of(PrimitiveType.I64, PrimitiveType.I32), PrimitiveType.I64);
                rules.define(op(operation), I64X2, I64X2, (operands, code) -> operands.parts(0).stream()
                        .map(value -> operands.scalar() instanceof I32Const distance && !operation.equals("SHR_S")
                                ? shift(operation, value, distance.value() & (bits - 1))
                                : new CallRuntime(method, List.of(value, operands.scalar())))
                        .toList());
            }
        }

        private Expression shift(String operation, Expression value, int distance) {
            return operation.equals("SHL")
                    ? Scalars.and(Scalars.shl(value, distance), Scalars.i64((mask() << distance & mask()) * ones()))
                    : Scalars.and(Scalars.shrU(value, distance), Scalars.i64((mask() >>> distance) * ones()));
        }
    }
}

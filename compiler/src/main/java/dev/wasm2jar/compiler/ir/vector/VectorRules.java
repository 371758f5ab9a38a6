package dev.wasm2jar.compiler.ir.vector;

import dev.wasm2jar.compiler.ir.BinaryOp;
import dev.wasm2jar.compiler.ir.Expression;
import dev.wasm2jar.compiler.ir.Expression.CallRuntime;
import dev.wasm2jar.compiler.ir.PrimitiveType;
import dev.wasm2jar.compiler.ir.RuntimeMethod;
import dev.wasm2jar.compiler.ir.Type;
import dev.wasm2jar.compiler.ir.UnaryOp;
import dev.wasm2jar.compiler.ir.VectorOp;
import dev.wasm2jar.compiler.ir.VectorTarget;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What becomes of each operation that works on one particular shape. Operations on mere bits, and shuffles, work on
 * several shapes; they have no rule here, but {@link BitOperations} and {@link Shuffles}.
 */
final class VectorRules {

    private static final VectorRules SCALARS = new VectorRules();

    private final Map<VectorOp, Rule> rules = new EnumMap<>(VectorOp.class);

    /** Those on scalars. */
    VectorRules() {
        FloatRules.define(this);
        WideIntegerRules.define(this);
        NarrowIntegerRules.define(this);
    }

    static VectorRules of(VectorTarget target) {
        return switch (target) {
            case SCALAR -> SCALARS;
            case VECTOR -> VectorApiRules.RULES;
        };
    }

    /** The rule of an operation, or null if it has none. */
    Rule of(VectorOp op) {
        return rules.get(op);
    }

    /**
     * @param operands the shape of all operands that are vectors
     * @param result the shape of the result, or null if it is a number
     */
    record Rule(VectorShape operands, VectorShape result, Expansion expansion) {}

    /** Operands that have the shape of the rule. All scalars are locals or constants. */
    record Operands(List<Lanes> vectors, Expression scalar, int lane) {

        List<Expression> parts(int operand) {
            return vectors.get(operand).parts();
        }

        Expression part(int operand, int lane) {
            return parts(operand).get(lane);
        }

        /** The same lane of each vector. */
        List<Expression> across(int lane) {
            var result = new ArrayList<Expression>(vectors.size());
            vectors.forEach(vector -> result.add(vector.part(lane)));
            return result;
        }
    }

    /** Computes the lanes of the result, or the one number that it is. */
    @FunctionalInterface
    interface Expansion {

        List<Expression> expand(Operands operands, ScalarCode code);
    }

    void define(VectorOp op, VectorShape operands, VectorShape result, Expansion expansion) {
        rules.put(op, new Rule(operands, result, expansion));
    }

    /** An operation on each lane by itself. */
    void unary(VectorOp op, VectorShape shape, UnaryOp lane) {
        define(op, shape, shape, (operands, code) ->
                operands.parts(0).stream().map(value -> Scalars.unary(lane, value)).toList());
    }

    /** An operation on each pair of lanes by itself. */
    void binary(VectorOp op, VectorShape shape, BinaryOp lane) {
        define(op, shape, shape, (operands, code) -> {
            var result = new ArrayList<Expression>(shape.lanes());
            for (int i = 0; i < shape.lanes(); i++) {
                result.add(Scalars.binary(lane, operands.part(0, i), operands.part(1, i)));
            }
            return result;
        });
    }

    /** An operation on the same lane of so many vectors, each by itself, by a method that is named as the operation. */
    void lanewise(VectorOp op, int vectors, VectorShape shape, VectorShape result) {
        RuntimeMethod method = method(op, Collections.nCopies(vectors, shape.lane()), result.lane());
        define(op, shape, result, (operands, code) -> {
            var parts = new ArrayList<Expression>(shape.lanes());
            for (int i = 0; i < shape.lanes(); i++) {
                parts.add(new CallRuntime(method, operands.across(i)));
            }
            return parts;
        });
    }

    /** A number from all lanes of one vector, by a method that is named as the operation. */
    void gather(VectorOp op, VectorShape shape) {
        RuntimeMethod method = method(op, Collections.nCopies(shape.lanes(), shape.lane()), PrimitiveType.I32);
        define(op, shape, null, (operands, code) -> List.of(new CallRuntime(method, operands.parts(0))));
    }

    /** {@code I8X16_ADD_SAT_S} is {@code I8x16.addSatS}. */
    static RuntimeMethod method(VectorOp op, List<Type> parameters, Type result) {
        String[] words = op.name().split("_");
        var name = new StringBuilder(words[1].toLowerCase(Locale.ROOT));
        for (int i = 2; i < words.length; i++) {
            name.append(words[i].charAt(0)).append(words[i].substring(1).toLowerCase(Locale.ROOT));
        }
        return new RuntimeMethod(words[0].replace('X', 'x'), name.toString(), parameters, result);
    }

    /** Splat, extraction and replacement of lanes that are scalars of the shape. */
    void lanes(VectorOp splat, VectorOp extract, VectorOp replace, VectorShape shape) {
        define(splat, shape, shape, (operands, code) -> Collections.nCopies(shape.lanes(), operands.scalar()));
        define(extract, shape, null, (operands, code) -> List.of(operands.part(0, operands.lane())));
        define(replace, shape, shape, (operands, code) -> {
            var parts = new ArrayList<>(operands.parts(0));
            parts.set(operands.lane(), operands.scalar());
            return parts;
        });
    }
}

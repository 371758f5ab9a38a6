package dev.wasm2jar.compiler.ir.vector;

import dev.wasm2jar.compiler.ir.Expression;
import dev.wasm2jar.compiler.ir.Local;
import dev.wasm2jar.compiler.ir.MemoryExpression;
import dev.wasm2jar.compiler.ir.VectorTarget;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** In which shape a vector is computed with the least work, given the shapes of locals. */
final class NaturalShapes {

    private final VectorTarget target;
    private final VectorRules rules;
    private final Function<Local, VectorShape> locals;

    /** @param locals the shape of a local, or null if it is not known yet */
    NaturalShapes(VectorTarget target, Function<Local, VectorShape> locals) {
        this.target = target;
        this.rules = VectorRules.of(target);
        this.locals = locals;
    }

    /**
     * The shape of an expression.
     *
     * @param wanted the shape that its user prefers, or null
     * @return null if any shape is as good
     */
    VectorShape of(Expression expression, VectorShape wanted) {
        if (expression instanceof Expression.LocalGet get) {
            return locals.apply(get.local());
        }
        if (expression instanceof MemoryExpression.VectorLoad load) {
            return target == VectorTarget.VECTOR ? VectorShape.WHOLE : ofLoad(load, wanted);
        }
        if (expression instanceof Expression.Select select) {
            VectorShape first = of(select.ifTrue(), wanted);
            return first != null ? first : of(select.ifFalse(), wanted);
        }
        if (expression instanceof Expression.Vector vector) {
            VectorRules.Rule rule = rules.of(vector.op());
            if (rule != null) {
                return rule.result();
            }
            return BitOperations.covers(vector.op())
                    ? ofBits(vector.operands(), wanted)
                    : ofShuffle(vector, wanted);
        }
        return expression instanceof Expression.V128Const ? null : VectorShape.I64X2;
    }

    private VectorShape ofLoad(MemoryExpression.VectorLoad load, VectorShape wanted) {
        return switch (load.op()) {
            case V128_LOAD, V128_LOAD32_SPLAT, V128_LOAD64_SPLAT, V128_LOAD32_ZERO, V128_LOAD64_ZERO -> null;
            case V128_LOAD32_LANE -> withLanes(4, of(load.operands().get(1), wanted), wanted);
            case V128_LOAD64_LANE -> withLanes(2, of(load.operands().get(1), wanted), wanted);
            case V128_LOAD16X4_S, V128_LOAD16X4_U -> VectorShape.I32X4;
            default -> VectorShape.I64X2;
        };
    }

    private static VectorShape withLanes(int lanes, VectorShape first, VectorShape second) {
        if (first != null && first.lanes() == lanes) {
            return first;
        }
        if (second != null && second.lanes() == lanes) {
            return second;
        }
        return lanes == 4 ? VectorShape.I32X4 : VectorShape.I64X2;
    }

    /** Integers as wide as the operands; if those disagree, what is wanted. */
    VectorShape ofBits(List<Expression> operands, VectorShape wanted) {
        Set<VectorShape> found = EnumSet.noneOf(VectorShape.class);
        for (Expression operand : operands) {
            VectorShape shape = of(operand, wanted);
            if (shape != null) {
                found.add(shape.integers());
            }
        }
        if (found.size() == 1) {
            return found.iterator().next();
        }
        if (wanted != null) {
            return wanted.integers();
        }
        return found.isEmpty() ? null : VectorShape.I64X2;
    }

    /** Whole lanes are moved around in the shape of the operands, if it has such lanes. */
    VectorShape ofShuffle(Expression.Vector shuffle, VectorShape wanted) {
        var lanes = (Expression.V128Const) shuffle.operands().get(2);
        VectorShape first = of(shuffle.operands().get(0), wanted);
        VectorShape second = of(shuffle.operands().get(1), wanted);
        VectorShape shape = first == null ? second : first;
        if (first != null && second != null && first != second) {
            shape = wanted != null ? wanted : first.lanes() == 4 ? first : second;
        }
        if (shape == null) {
            shape = wanted;
        }
        if (shape == null) {
            return null;
        }
        return Shuffles.movesLanes(lanes, shape.laneBytes()) ? shape : VectorShape.I64X2;
    }
}

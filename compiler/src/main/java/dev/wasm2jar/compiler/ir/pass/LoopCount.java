package dev.wasm2jar.compiler.ir.pass;

import dev.wasm2jar.compiler.ir.BinaryOp;
import dev.wasm2jar.compiler.ir.CompareOp;
import dev.wasm2jar.compiler.ir.Expression;
import dev.wasm2jar.compiler.ir.Expression.Binary;
import dev.wasm2jar.compiler.ir.Expression.Compare;
import dev.wasm2jar.compiler.ir.Expression.I32Const;
import dev.wasm2jar.compiler.ir.Expression.LocalGet;
import dev.wasm2jar.compiler.ir.Local;
import dev.wasm2jar.compiler.ir.PrimitiveType;
import dev.wasm2jar.compiler.ir.Statement.BranchIf;
import dev.wasm2jar.compiler.ir.Statement.Loop;
import dev.wasm2jar.compiler.ir.UnaryOp;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * How a loop counts: it tests at its end whether a counter has come to a limit.
 *
 * @param counter changes by {@code step} in every iteration
 * @param limit a constant, or a local that the loop does not assign
 * @param relation of the counter to the limit, as long as the loop goes on: not equal, or on the side that it comes from
 * @param goesOn the condition of the loop
 * @param unit the smallest step of an address, positive
 * @param multiples locals that addresses are sums of, and how many units every iteration changes them by
 */
record LoopCount(
        Local counter,
        int step,
        Expression limit,
        CompareOp relation,
        Expression goesOn,
        int unit,
        Map<Local, Integer> multiples) {

    /** How a loop counts, if that can be said, and if it profits from being counted. */
    static Optional<LoopCount> of(Loop loop) {
        return of(loop, contents -> true);
    }

    /** The same, but not of a loop that goes over two ranges until they differ: after a few iterations counting is in vain. */
    static Optional<LoopCount> unlessComparing(Loop loop) {
        return of(loop, contents -> !contents.comparesRanges());
    }

    private static Optional<LoopCount> of(Loop loop, Predicate<LoopContents> profits) {
        if (loop.body().isEmpty()
                || !(loop.body().get(loop.body().size() - 1) instanceof BranchIf last)
                || !last.target().equals(loop.head())) {
            return Optional.empty();
        }
        var contents = new LoopContents(loop);
        if (!contents.areSimple() || !contents.accessMostlyInOrder() || !profits.test(contents)) {
            return Optional.empty();
        }
        Expression condition = last.condition();
        if (condition instanceof LocalGet get && get.type() == PrimitiveType.I32) {
            return of(get, new I32Const(0), CompareOp.I32_NE, condition, contents);
        }
        if (condition instanceof Compare compare) {
            return of(compare.left(), compare.right(), compare.op(), condition, contents)
                    .or(() -> of(compare.right(), compare.left(), reversed(compare.op()), condition, contents));
        }
        return Optional.empty();
    }

    private static CompareOp reversed(CompareOp relation) {
        return switch (relation) {
            case I32_LT_S -> CompareOp.I32_GT_S;
            case I32_GT_S -> CompareOp.I32_LT_S;
            case I32_GT_U -> CompareOp.I32_LT_U;
            case I32_LT_U -> CompareOp.I32_GT_U;
            default -> relation;
        };
    }

    private static Optional<LoopCount> of(
            Expression counter, Expression limit, CompareOp relation, Expression goesOn, LoopContents contents) {
        if (!(counter instanceof LocalGet get) || !contents.isInvariant(limit)) {
            return Optional.empty();
        }
        int step = contents.step(get.local());
        boolean understood = switch (relation) {
            case I32_NE -> step != 0;
            case I32_LT_U, I32_LT_S -> step > 0;
            case I32_GT_S -> step < 0;
            default -> false;
        };
        Map<Local, Integer> multiples = contents.addressSteps();
        if (!understood || multiples.isEmpty()) {
            return Optional.empty();
        }
        int unit = multiples.values().stream().mapToInt(Math::abs).min().getAsInt();
        multiples.values().removeIf(change -> change % unit != 0);
        multiples.replaceAll((local, change) -> change / unit);
        return Optional.of(new LoopCount(get.local(), step, limit, relation, goesOn, unit, multiples));
    }

    static boolean isPowerOfTwo(int number) {
        return number > 0 && Integer.bitCount(number) == 1;
    }

    private int size() {
        return Math.abs(step);
    }

    /** From the counter to the limit. */
    Expression distance() {
        Expression value = new LocalGet(counter);
        return step > 0
                ? new Binary(BinaryOp.I32_SUB, limit, value)
                : new Binary(BinaryOp.I32_SUB, value, limit);
    }

    /** Under these conditions, the distance says how many iterations there will be. */
    List<Expression> isExact(Expression distance) {
        Expression value = new LocalGet(counter);
        int size = size();
        List<Expression> conditions = new ArrayList<>();
        conditions.add(new Compare(CompareOp.I32_GT_S, distance, new I32Const(0)));
        if (unit > size || unit == size && relation != CompareOp.I32_NE) {
            // So many units are a number below 2^31.
            conditions.add(new Compare(
                    CompareOp.I32_LE_S, distance, new I32Const((Integer.MAX_VALUE / unit - 1) * size)));
        }
        switch (relation) {
            case I32_NE -> {
                if (size > 1) {
                    conditions.add(new Expression.Unary(UnaryOp.I32_EQZ, isPowerOfTwo(size)
                            ? new Binary(BinaryOp.I32_AND, distance, new I32Const(size - 1))
                            : new Binary(BinaryOp.I32_REM_S, distance, new I32Const(size))));
                }
            }
            // The distance did not overflow, and the last step will not.
            case I32_LT_U -> {
                conditions.add(new Compare(CompareOp.I32_LT_U, value, limit));
                conditions.add(new Compare(CompareOp.I32_LE_U, limit, new I32Const(-size)));
            }
            case I32_LT_S -> {
                conditions.add(new Compare(CompareOp.I32_LT_S, value, limit));
                conditions.add(new Compare(CompareOp.I32_LE_S, limit, new I32Const(Integer.MAX_VALUE - size)));
            }
            case I32_GT_S -> {
                conditions.add(new Compare(CompareOp.I32_GT_S, value, limit));
                conditions.add(new Compare(CompareOp.I32_GE_S, limit, new I32Const(Integer.MIN_VALUE + size)));
            }
            default -> throw new IllegalStateException(relation.name());
        }
        return conditions;
    }

    /** How many units the iterations make up, if the distance is exact. */
    Expression units(Expression distance) {
        Expression trips = trips(distance);
        if (unit == 1) {
            return trips;
        }
        return isPowerOfTwo(unit)
                ? new Binary(BinaryOp.I32_SHL, trips, new I32Const(Integer.numberOfTrailingZeros(unit)))
                : new Binary(BinaryOp.I32_MUL, trips, new I32Const(unit));
    }

    private Expression trips(Expression distance) {
        int size = size();
        if (size == 1) {
            return distance;
        }
        if (relation == CompareOp.I32_NE) {
            return divided(distance, size);
        }
        Expression full = divided(new Binary(BinaryOp.I32_SUB, distance, new I32Const(1)), size);
        return new Binary(BinaryOp.I32_ADD, full, new I32Const(1));
    }

    private static Expression divided(Expression distance, int size) {
        return isPowerOfTwo(size)
                ? new Binary(BinaryOp.I32_SHR_U, distance, new I32Const(Integer.numberOfTrailingZeros(size)))
                : new Binary(BinaryOp.I32_DIV_S, distance, new I32Const(size));
    }
}

package dev.wasm2jar.compiler.ir.pass;

import dev.wasm2jar.compiler.ir.BinaryOp;
import dev.wasm2jar.compiler.ir.CompareOp;
import dev.wasm2jar.compiler.ir.Expression;
import dev.wasm2jar.compiler.ir.Expression.Binary;
import dev.wasm2jar.compiler.ir.Expression.Compare;
import dev.wasm2jar.compiler.ir.Expression.I32Const;
import dev.wasm2jar.compiler.ir.Expression.LocalGet;
import dev.wasm2jar.compiler.ir.IrFunction;
import dev.wasm2jar.compiler.ir.Label;
import dev.wasm2jar.compiler.ir.Local;
import dev.wasm2jar.compiler.ir.PrimitiveType;
import dev.wasm2jar.compiler.ir.Statement;
import dev.wasm2jar.compiler.ir.Statement.BranchIf;
import dev.wasm2jar.compiler.ir.Statement.Loop;
import dev.wasm2jar.compiler.ir.Statement.SetLocal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Gives innermost loops the form that HotSpot counts: then it moves the checks of array bounds out of a loop, and unrolls
 * it. LLVM's loops test at the end, compare by {@code !=} after steps of any size or without sign, and count every address
 * on its own. HotSpot wants a test at the beginning that compares with sign, and indices that are sums of the counter and
 * what the loop does not change (or multiples of the counter, but in 17 not in all nested loops).
 *
 * <p>{@code do { ...a[p]...; i += 4; p += 16; } while (i != n)} becomes
 *
 * <pre>
 * do {
 *     end = 16;
 *     if (n - i &gt; 0 &amp;&amp; (n - i) % 4 == 0) end = (n - i) / 4 * 16;
 *     p0 = p;
 *     for (k = 0; k &lt; end; k += 16) {
 *         p = p0 + k; ...a[p]...; i += 4; p += 16;
 *     }
 * } while (i != n);
 * </pre>
 *
 * <p>The inner loop runs to the end if the condition holds, which is nearly always, and once if not. Either way it stops
 * where the original would have looked at its condition next.
 *
 * <p>Comparisons of two ranges stay as they are if they are in another loop: they end too soon.
 */
public final class CountedLoops {

    private final FreshNames names;
    private boolean changed;

    private CountedLoops(FreshNames names) {
        this.names = names;
    }

    public static IrFunction apply(IrFunction function) {
        var pass = new CountedLoops(new FreshNames(function));
        List<Statement> body = pass.once(function.body());
        return pass.changed ? pass.names.with(body) : function;
    }

    /** Statements in no loop. */
    private List<Statement> once(List<Statement> statements) {
        return list(statements, LoopCount::of, this::once);
    }

    /** Statements in a loop. One in it that compares ranges tries one candidate of many. */
    private List<Statement> repeated(List<Statement> statements) {
        return list(statements, LoopCount::unlessComparing, this::repeated);
    }

    private List<Statement> list(
            List<Statement> statements,
            Function<Loop, Optional<LoopCount>> counting,
            UnaryOperator<List<Statement>> nested) {
        var result = new ArrayList<Statement>(statements.size());
        for (Statement statement : statements) {
            if (statement instanceof Loop loop) {
                result.add(counting.apply(loop)
                        .map(count -> counted(loop, count))
                        .orElseGet(() -> Rewriting.withLists(loop, this::repeated)));
            } else {
                result.add(Rewriting.withLists(statement, nested));
            }
        }
        return result;
    }

    private Statement counted(Loop loop, LoopCount count) {
        changed = true;
        List<Statement> outer = new ArrayList<>();
        Expression end = new LocalGet(end(count, outer));
        Local units = names.local(PrimitiveType.I32);
        Label done = names.label();
        List<Statement> inner = new ArrayList<>();
        inner.add(new BranchIf(new Compare(CompareOp.I32_GE_S, new LocalGet(units), end), done));
        count.multiples().forEach((local, multiple) -> {
            Local first = names.local(PrimitiveType.I32);
            outer.add(new SetLocal(first, new LocalGet(local)));
            inner.add(new SetLocal(local, moved(new LocalGet(first), new LocalGet(units), multiple)));
        });
        outer.add(new SetLocal(units, new I32Const(0)));
        inner.addAll(loop.body().subList(0, loop.body().size() - 1));
        inner.add(new SetLocal(units,
                new Binary(BinaryOp.I32_ADD, new LocalGet(units), new I32Const(count.unit()))));
        inner.add(new Statement.Branch(loop.head()));

        Label again = names.label();
        outer.add(new Loop(loop.head(), inner));
        outer.add(new Statement.Mark(done));
        outer.add(new BranchIf(count.goesOn(), again));
        return new Loop(again, outer);
    }

    /** Computes how far the inner loop counts. */
    private Local end(LoopCount count, List<Statement> to) {
        Local distance = names.local(PrimitiveType.I32);
        Local end = names.local(PrimitiveType.I32);
        to.add(new SetLocal(distance, count.distance()));
        to.add(new SetLocal(end, new I32Const(count.unit())));
        Expression remaining = new LocalGet(distance);
        Statement all = new SetLocal(end, count.units(remaining));
        for (Expression condition : count.isExact(remaining)) {
            all = new Statement.If(condition, List.of(all), List.of());
        }
        to.add(all);
        return end;
    }

    private static Expression moved(Expression first, Expression units, int multiple) {
        return switch (multiple) {
            case 1 -> new Binary(BinaryOp.I32_ADD, first, units);
            case -1 -> new Binary(BinaryOp.I32_SUB, first, units);
            default -> new Binary(BinaryOp.I32_ADD, first, LoopCount.isPowerOfTwo(multiple)
                    ? new Binary(BinaryOp.I32_SHL, units, new I32Const(Integer.numberOfTrailingZeros(multiple)))
                    : new Binary(BinaryOp.I32_MUL, units, new I32Const(multiple)));
        };
    }
}

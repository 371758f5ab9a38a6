package dev.wasm2jar.compiler.ir.pass;

import dev.wasm2jar.compiler.ir.Expression;
import dev.wasm2jar.compiler.ir.IrFunction;
import dev.wasm2jar.compiler.ir.Label;
import dev.wasm2jar.compiler.ir.PrimitiveType;
import dev.wasm2jar.compiler.ir.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Turns conditional branches back to the head of a loop into an unconditional one behind a condition, where the condition
 * computes anything but the jump.
 *
 * <p>HotSpot stops threads at backward jumps, and there keeps all that the interpreter would need to go on with that very
 * instruction. At a conditional jump this is what has been compared: the -1, 0 or 1 of {@code lcmp} and {@code dcmpg},
 * the sums by which unsigned numbers are compared. All of it would be computed in every iteration, although the machine
 * compares and branches at once. At a {@code goto} there is nothing.
 */
public final class BackwardBranches {

    /** Heads of the loops that the present statement is in. */
    private final Set<Label> heads = new HashSet<>();

    private BackwardBranches() {}

    public static IrFunction apply(IrFunction function) {
        return new IrFunction(function.index(), function.name(), function.signature(), function.locals(),
                function.labels(), new BackwardBranches().list(function.body()));
    }

    private List<Statement> list(List<Statement> statements) {
        var result = new ArrayList<Statement>(statements.size());
        for (Statement statement : statements) {
            result.add(statement(statement));
        }
        return result;
    }

    private Statement statement(Statement statement) {
        if (statement instanceof Statement.Loop loop) {
            heads.add(loop.head());
            Statement result = Rewriting.withLists(loop, this::list);
            heads.remove(loop.head());
            return result;
        }
        if (statement instanceof Statement.BranchIf branch
                && heads.contains(branch.target()) && !isOnlyJump(branch.condition())) {
            return new Statement.If(
                    branch.condition(), List.of(new Statement.Branch(branch.target())), List.of());
        }
        return Rewriting.withLists(statement, this::list);
    }

    /** Whether the operands of the jump exist anyway. */
    private static boolean isOnlyJump(Expression condition) {
        if (condition instanceof Expression.Compare compare) {
            return compare.op().operand() == PrimitiveType.I32
                    && !compare.op().isUnsigned()
                    && compare.operands().stream().allMatch(BackwardBranches::isAtHand);
        }
        return isAtHand(condition)
                || condition instanceof Expression.Unary && condition.isComparison()
                        && condition.operands().get(0).type() == PrimitiveType.I32
                        && isOnlyJump(condition.operands().get(0));
    }

    private static boolean isAtHand(Expression operand) {
        return operand instanceof Expression.LocalGet || operand.isConstant();
    }
}

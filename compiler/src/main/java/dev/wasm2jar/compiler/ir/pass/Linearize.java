package dev.wasm2jar.compiler.ir.pass;

import dev.wasm2jar.compiler.ir.ControlExpression;
import dev.wasm2jar.compiler.ir.Expression;
import dev.wasm2jar.compiler.ir.Expression.I32Const;
import dev.wasm2jar.compiler.ir.Expression.I64Const;
import dev.wasm2jar.compiler.ir.Expression.LocalGet;
import dev.wasm2jar.compiler.ir.HeapExpression;
import dev.wasm2jar.compiler.ir.IrFunction;
import dev.wasm2jar.compiler.ir.Local;
import dev.wasm2jar.compiler.ir.MemoryExpression;
import dev.wasm2jar.compiler.ir.MemoryStatement;
import dev.wasm2jar.compiler.ir.PrimitiveType;
import dev.wasm2jar.compiler.ir.Statement;
import dev.wasm2jar.compiler.ir.Type;
import dev.wasm2jar.compiler.ir.UnaryOp;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Prepares a function for a machine whose operand stack must be empty at every jump. After it:
 *
 * <ul>
 *   <li>A {@link Expression.Select}, or a comparison whose 0 or 1 is used as a number, stands only as the value of a
 *       {@link Statement.SetLocal}; the operands that it chooses between do not trap.
 *   <li>The address of an access with an offset, or of one with a 64-bit address, is a local that is known to be below
 *       2^31, by a {@link MemoryStatement.CheckAddress} before it or an earlier access at that local; offsets are below 2^31.
 *       Constant addresses have no offset and are of type {@code I32}. This does not concern {@linkplain
 *       dev.wasm2jar.compiler.ir.MemoryKind#LARGE large} memories.
 * </ul>
 */
public final class Linearize {

    private final List<Local> locals;
    private final Map<Type, List<Local>> temporaries = new HashMap<>();
    private final Map<Type, Integer> used = new HashMap<>();
    private List<Statement> output = new ArrayList<>();
    private final SmallLocals small = new SmallLocals();

    private Linearize(List<Local> locals) {
        this.locals = new ArrayList<>(locals);
    }

    public static IrFunction apply(IrFunction function) {
        var pass = new Linearize(function.locals());
        List<Statement> body = pass.list(function.body());
        return new IrFunction(function.index(), function.name(), function.signature(), pass.locals, function.labels(),
                body);
    }

    private List<Statement> list(List<Statement> statements) {
        List<Statement> outer = output;
        output = new ArrayList<>(statements.size() + 8);
        for (Statement statement : statements) {
            used.clear();
            statement(statement);
        }
        List<Statement> result = output;
        output = outer;
        return result;
    }

    private void statement(Statement statement) {
        if (statement instanceof Statement.SetLocal set) {
            Expression value = root(set.value());
            output.add(new Statement.SetLocal(set.local(), value));
            noteAddresses(value);
            small.assign(set.local(), value);
        } else if (statement instanceof Statement.SetLocals set) {
            output.add(new Statement.SetLocals(set.locals(), (Expression.Invocation) root(set.call())));
            set.locals().forEach(small::remove);
        } else if (statement instanceof Statement.Evaluate evaluate) {
            // Once its operands are safe, only the trap of the expression itself is of interest.
            Expression value = root(evaluate.value());
            if (value.isComparison() || value instanceof Expression.Select) {
                value = temporary(value);
            }
            output.add(new Statement.Evaluate(value));
            noteAddresses(value);
        } else if (statement instanceof MemoryStatement.Store store) {
            store(store);
        } else if (statement instanceof Statement.If branch) {
            Expression condition = condition(branch.condition());
            noteAddresses(condition);
            choose(condition, branch);
        } else if (statement instanceof Statement.BranchIf branch) {
            Expression condition = condition(branch.condition());
            output.add(new Statement.BranchIf(condition, branch.target()));
            noteAddresses(condition);
            small.jump(branch.target());
        } else if (statement instanceof Statement.Try attempt) {
            attempt(attempt);
        } else if (statement instanceof Statement.Loop loop) {
            small.forget();
            output.add(new Statement.Loop(loop.head(), list(loop.body())));
        } else {
            List<Expression> operands = values(statement.operands());
            output.add(statement.withOperands(operands));
            operands.forEach(this::noteAddresses);
            if (statement instanceof Statement.Mark mark) {
                small.mark(mark.label());
            }
            Traversal.targets(statement, small::jump);
        }
        if (statement.isTerminal()) {
            small.leave();
        }
    }

    private void choose(Expression condition, Statement.If branch) {
        BitSet before = small.state();
        List<Statement> then = list(branch.then());
        BitSet afterThen = small.state();
        small.set(before);
        List<Statement> otherwise = list(branch.otherwise());
        small.join(afterThen);
        output.add(new Statement.If(condition, then, otherwise));
    }

    /** When the handler begins, nothing is known: its addresses may have been assigned anywhere in the body. */
    private void attempt(Statement.Try attempt) {
        List<Statement> body = list(attempt.body());
        BitSet afterBody = small.state();
        small.forget();
        List<Statement> handler = list(attempt.handler());
        small.join(afterBody);
        output.add(new Statement.Try(body, attempt.caught(), handler));
    }

    private void store(MemoryStatement.Store store) {
        Expression address = store.address();
        long offset = store.offset();
        if (isConstant(address)) {
            address = fold(address, offset);
            offset = 0;
        } else if (isBeyondArrays(offset)) {
            output.add(new Statement.Evaluate(value(address)));
            address = new I32Const(-1);
            offset = 0;
        } else if (needsCheck(address, offset)) {
            address = checkedAddress(address);
        } else {
            address = value(address);
        }
        Expression value = value(store.value());
        output.add(new MemoryStatement.Store(store.op(), store.memory(), address, offset, value));
        noteAddresses(value);
        if (address instanceof LocalGet get) {
            small.add(get.local());
        }
    }

    /** The operands of the root are made fit, the root itself may be anything. */
    private Expression root(Expression expression) {
        if (expression.isComparison()) {
            return condition(expression);
        }
        if (expression instanceof Expression.Select select) {
            Expression condition = condition(select.condition());
            return new Expression.Select(safe(select.ifTrue()), safe(select.ifFalse()), condition);
        }
        return inner(expression);
    }

    /** An expression as a condition: comparisons may stay. */
    private Expression condition(Expression expression) {
        if (expression instanceof Expression.Unary unary && unary.op() == UnaryOp.I32_EQZ) {
            return new Expression.Unary(unary.op(), condition(unary.operand()));
        }
        if (expression.isComparison()) {
            return signed(expression.withOperands(values(expression.operands())));
        }
        return value(expression);
    }

    /** An unsigned comparison is longer: the JVM compares signed numbers. */
    private Expression signed(Expression comparison) {
        return comparison instanceof Expression.Compare compare && compare.op().isUnsigned()
                        && small.isSmall(compare.left()) && small.isSmall(compare.right())
                ? new Expression.Compare(compare.op().signed(), compare.left(), compare.right())
                : comparison;
    }

    /** An expression that a select may leave unevaluated. */
    private Expression safe(Expression expression) {
        Expression value = value(expression);
        return mayTrap(value) ? temporary(value) : value;
    }

    private List<Expression> values(List<Expression> expressions) {
        if (expressions.isEmpty()) {
            return expressions;
        }
        var result = new ArrayList<Expression>(expressions.size());
        for (Expression expression : expressions) {
            result.add(value(expression));
        }
        return result;
    }

    /** An expression as an operand. */
    private Expression value(Expression expression) {
        Expression root = root(expression);
        return root.isComparison() || root instanceof Expression.Select ? temporary(root) : root;
    }

    private Expression inner(Expression expression) {
        if (expression instanceof MemoryExpression.Load load) {
            return load(load);
        }
        if (expression instanceof Expression.Leaf) {
            return expression;
        }
        return expression.withOperands(values(expression.operands()));
    }

    private Expression load(MemoryExpression.Load load) {
        if (isConstant(load.address())) {
            return new MemoryExpression.Load(load.op(), load.memory(), fold(load.address(), load.offset()), 0);
        }
        if (isBeyondArrays(load.offset())) {
            output.add(new Statement.Evaluate(value(load.address())));
            return new MemoryExpression.Load(load.op(), load.memory(), new I32Const(-1), 0);
        }
        if (!needsCheck(load.address(), load.offset())) {
            return load.withOperands(values(load.operands()));
        }
        return new MemoryExpression.Load(load.op(), load.memory(), checkedAddress(load.address()), load.offset());
    }

    /** A negative index traps by itself, but only as long as it is still negative when it is used. */
    private static boolean needsCheck(Expression address, long offset) {
        return offset != 0 || address.type() == PrimitiveType.I64;
    }

    /** Offsets are unsigned. */
    private static boolean isBeyondArrays(long offset) {
        return offset < 0 || offset > Integer.MAX_VALUE;
    }

    private static boolean isConstant(Expression address) {
        return address instanceof I32Const || address instanceof I64Const;
    }

    /** Address and offset in one; negative when the access is outside of any memory that an array can hold. */
    private static I32Const fold(Expression constant, long offset) {
        long address = constant instanceof I32Const narrow
                ? Integer.toUnsignedLong(narrow.value())
                : ((I64Const) constant).value();
        boolean beyond = isBeyondArrays(offset) || isBeyondArrays(address) || isBeyondArrays(address + offset);
        return new I32Const(beyond ? -1 : (int) (address + offset));
    }

    private Expression checkedAddress(Expression address) {
        Expression value = value(address);
        LocalGet get = value instanceof LocalGet local ? local : temporary(value);
        if (!small.contains(get.local())) {
            small.add(get.local());
            output.add(new MemoryStatement.CheckAddress(get));
        }
        return get;
    }

    /** Every local that the expression uses as an address without trapping is not negative afterwards. */
    private void noteAddresses(Expression expression) {
        if (expression instanceof MemoryExpression.Load load && load.address() instanceof LocalGet get) {
            small.add(get.local());
        }
        if (!(expression instanceof Expression.Select)) {
            for (Expression operand : expression.operands()) {
                noteAddresses(operand);
            }
        }
    }

    private LocalGet temporary(Expression value) {
        Type type = value.type();
        List<Local> pool = temporaries.computeIfAbsent(type, key -> new ArrayList<>());
        int next = used.merge(type, 1, Integer::sum) - 1;
        if (next == pool.size()) {
            Local local = new Local(locals.size(), type);
            locals.add(local);
            pool.add(local);
        }
        Local local = pool.get(next);
        output.add(new Statement.SetLocal(local, value));
        noteAddresses(value);
        small.assign(local, value);
        return new LocalGet(local);
    }

    static boolean mayTrap(Expression expression) {
        if (expression instanceof MemoryExpression.Load || expression instanceof MemoryExpression.LargeLoad
                || expression instanceof Expression.TableGet
                || (expression instanceof ControlExpression control && control.mayTrap())
                || (expression instanceof Expression.Unary unary && unary.op().mayTrap())
                || (expression instanceof Expression.Binary binary && binary.op().mayTrap())
                || (expression instanceof HeapExpression heap && heap.mayTrap())) {
            return true;
        }
        for (Expression operand : expression.operands()) {
            if (mayTrap(operand)) {
                return true;
            }
        }
        return false;
    }
}

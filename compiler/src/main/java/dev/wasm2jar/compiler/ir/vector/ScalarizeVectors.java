package dev.wasm2jar.compiler.ir.vector;

import dev.wasm2jar.compiler.ir.ControlStatement;
import dev.wasm2jar.compiler.ir.Expression;
import dev.wasm2jar.compiler.ir.Expression.LocalGet;
import dev.wasm2jar.compiler.ir.IrFunction;
import dev.wasm2jar.compiler.ir.IrModule;
import dev.wasm2jar.compiler.ir.Local;
import dev.wasm2jar.compiler.ir.MemoryStatement;
import dev.wasm2jar.compiler.ir.PrimitiveType;
import dev.wasm2jar.compiler.ir.Statement;
import dev.wasm2jar.compiler.ir.VectorHalf;
import dev.wasm2jar.compiler.ir.VectorTarget;
import dev.wasm2jar.compiler.ir.pass.Liveness;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Replaces vectors by scalars. After it, no local, parameter, operand or result of a function is a vector, and neither is
 * any expression: one that was is an expression for each lane, computed into locals where it is large, used several
 * times, or may trap.
 *
 * <p>The types of calls and of the function have two numbers of 64 bits for each vector then, but keep their text.
 */
public final class ScalarizeVectors {

    private final ScalarCode code = new ScalarCode();
    private final ScalarLocals locals;
    private final VectorExpander expander;

    private ScalarizeVectors(IrFunction function, IrModule module) {
        this.locals = new ScalarLocals(function, ShapeSelection.of(function, module.vectors()), code);
        this.expander = new VectorExpander(module, locals, code);
    }

    /** The function without vectors; the same one if it has none. */
    public static IrFunction apply(IrFunction function, IrModule module) {
        if (!hasVectors(function)) {
            return function;
        }
        var pass = new ScalarizeVectors(function, module);
        pass.locals.convertParameters();
        if (module.vectors() == VectorTarget.VECTOR) {
            pass.initialise(function);
        }
        function.body().forEach(pass::statement);
        return new IrFunction(function.index(), function.name(), VectorExpander.flatten(function.signature()),
                pass.code.locals(), function.labels(), pass.code.close(List.of()));
    }

    /** The zero of the JVM is no vector. */
    private void initialise(IrFunction function) {
        Set<Local> initial = new TreeSet<>(Comparator.comparingInt(Local::index));
        initial.addAll(Liveness.of(function.body()).atEntry());
        initial.removeAll(function.parameters());
        for (Local local : initial) {
            if (local.type() == PrimitiveType.V128) {
                assign(locals.lanes(local), expander.vector(new Expression.V128Const(0, 0), VectorShape.WHOLE).parts());
            }
        }
    }

    private static boolean hasVectors(IrFunction function) {
        return function.signature().results().contains(PrimitiveType.V128)
                || function.locals().stream().anyMatch(local -> local.type() == PrimitiveType.V128)
                || hasVectors(function.body());
    }

    private static boolean hasVectors(List<Statement> statements) {
        for (Statement statement : statements) {
            if (anyIsVector(statement.operands())
                    || statement instanceof Statement.Loop loop && hasVectors(loop.body())
                    || statement instanceof Statement.If branch
                            && (hasVectors(branch.then()) || hasVectors(branch.otherwise()))
                    || statement instanceof Statement.Try attempt
                            && (hasVectors(attempt.body()) || hasVectors(attempt.handler()))) {
                return true;
            }
        }
        return false;
    }

    private static boolean anyIsVector(List<Expression> expressions) {
        for (Expression expression : expressions) {
            if (VectorExpander.isVector(expression) || anyIsVector(expression.operands())) {
                return true;
            }
        }
        return false;
    }

    private List<Statement> list(List<Statement> statements) {
        List<Statement> outer = code.open();
        statements.forEach(this::statement);
        return code.close(outer);
    }

    private void statement(Statement statement) {
        code.beginStatement();
        if (statement instanceof Statement.SetLocal set) {
            setLocal(set);
        } else if (statement instanceof Statement.SetLocals set) {
            setLocals(set.locals(), set.call());
        } else if (statement instanceof Statement.SetGlobal set && VectorExpander.isVector(set.value())) {
            // Both halves are computed before either is assigned: they may depend on it.
            List<Expression> halves =
                    expander.vector(set.value(), VectorShape.I64X2).parts().stream().<Expression>map(code::compute).toList();
            code.add(new Statement.SetGlobalHalf(set.global(), VectorHalf.LOW, halves.get(0)));
            code.add(new Statement.SetGlobalHalf(set.global(), VectorHalf.HIGH, halves.get(1)));
        } else if (statement instanceof MemoryStatement.VectorStore store) {
            expander.store(store);
        } else if (statement instanceof Statement.Evaluate evaluate) {
            evaluate(evaluate.value());
        } else if (statement instanceof Statement.Return result) {
            returns(result);
        } else if (statement instanceof Statement.Loop loop) {
            code.add(new Statement.Loop(loop.head(), list(loop.body())));
        } else if (statement instanceof Statement.If branch) {
            Expression condition = expander.scalar(branch.condition());
            code.add(new Statement.If(condition, list(branch.then()), list(branch.otherwise())));
        } else if (statement instanceof Statement.Try attempt) {
            List<Statement> body = list(attempt.body());
            code.add(new Statement.Try(body, locals.scalar(attempt.caught()), list(attempt.handler())));
        } else if (statement instanceof ControlStatement control) {
            code.add(expander.control(control));
        } else {
            code.add(statement.withOperands(statement.operands().stream().map(expander::scalar).toList()));
        }
    }

    private void returns(Statement.Return result) {
        List<Expression> operands = result.operands();
        if (operands.size() == 1 && operands.get(0) instanceof Expression.Invocation call
                && VectorExpander.isVector(call)) {
            // A tail call that became a plain one.
            List<Local> halves = List.of(code.temporary(PrimitiveType.I64), code.temporary(PrimitiveType.I64));
            code.add(new Statement.SetLocals(halves, (Expression.Invocation) expander.scalar(call)));
            operands = halves.stream().<Expression>map(LocalGet::new).toList();
            code.add(new Statement.Return(operands));
        } else {
            code.add(new Statement.Return(expander.flat(operands)));
        }
    }

    /** Loads are written on the way to the lanes of a vector; nothing else of it can trap. */
    private void evaluate(Expression value) {
        if (VectorExpander.isVector(value) && !(value instanceof Expression.Effect)) {
            expander.vector(value);
        } else {
            code.add(new Statement.Evaluate(expander.scalar(value)));
        }
    }

    private void setLocal(Statement.SetLocal set) {
        if (set.local().type() != PrimitiveType.V128) {
            code.set(locals.scalar(set.local()), expander.scalar(set.value()));
        } else if (set.value() instanceof Expression.Invocation call) {
            setLocals(List.of(set.local()), call);
        } else {
            assign(locals.lanes(set.local()), expander.assigned(set.value(), locals.shape(set.local())));
        }
    }

    /** Assigns lanes one after the other; those that depend on what an earlier one was are computed before. */
    private void assign(List<Local> targets, List<Expression> values) {
        var settled = new ArrayList<>(values);
        for (int i = 1; i < targets.size(); i++) {
            if (reads(values.get(i), targets.subList(0, i))) {
                settled.set(i, code.compute(values.get(i)));
            }
        }
        for (int i = 0; i < targets.size(); i++) {
            code.set(targets.get(i), settled.get(i));
        }
    }

    private static boolean reads(Expression expression, List<Local> targets) {
        if (expression instanceof LocalGet get) {
            return targets.contains(get.local());
        }
        return expression.operands().stream().anyMatch(operand -> reads(operand, targets));
    }

    /** Results of calls are in halves: those that are kept in another shape are converted after the call. */
    private void setLocals(List<Local> results, Expression.Invocation call) {
        var scalarCall = (Expression.Invocation) expander.scalar(call);
        var targets = new ArrayList<Local>();
        List<Runnable> conversions = new ArrayList<>();
        for (Local result : results) {
            if (result.type() != PrimitiveType.V128) {
                targets.add(locals.scalar(result));
            } else if (locals.shape(result) == VectorShape.I64X2) {
                targets.addAll(locals.lanes(result));
            } else {
                List<Local> halves = List.of(
                        code.temporary(PrimitiveType.I64), code.temporary(PrimitiveType.I64));
                targets.addAll(halves);
                conversions.add(() -> assign(locals.lanes(result), ShapeConversion.convert(
                        ScalarLocals.value(VectorShape.I64X2, halves), locals.shape(result), code).parts()));
            }
        }
        code.add(new Statement.SetLocals(targets, scalarCall));
        conversions.forEach(Runnable::run);
    }
}

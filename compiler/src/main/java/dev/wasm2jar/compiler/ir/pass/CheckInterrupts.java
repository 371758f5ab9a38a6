package dev.wasm2jar.compiler.ir.pass;

import dev.wasm2jar.compiler.ir.ControlStatement.CheckInterrupt;
import dev.wasm2jar.compiler.ir.InterruptChecks;
import dev.wasm2jar.compiler.ir.IrFunction;
import dev.wasm2jar.compiler.ir.Statement;
import java.util.ArrayList;
import java.util.List;

/** Lets a function check whether it is to stop: first thing in every loop, and when it is called if that is asked for. */
public final class CheckInterrupts {

    private CheckInterrupts() {}

    public static IrFunction apply(IrFunction function, InterruptChecks checks) {
        List<Statement> body = list(function.body());
        if (checks.entries().contains(function.index())) {
            body = afterCheck(body);
        }
        return new IrFunction(function.index(), function.name(), function.signature(), function.locals(),
                function.labels(), body);
    }

    private static List<Statement> afterCheck(List<Statement> body) {
        var result = new ArrayList<Statement>(body.size() + 1);
        result.add(new CheckInterrupt());
        result.addAll(body);
        return result;
    }

    private static List<Statement> list(List<Statement> statements) {
        var result = new ArrayList<Statement>(statements.size());
        for (Statement statement : statements) {
            result.add(statement(statement));
        }
        return result;
    }

    private static Statement statement(Statement statement) {
        if (statement instanceof Statement.Loop loop) {
            return new Statement.Loop(loop.head(), afterCheck(list(loop.body())));
        }
        if (statement instanceof Statement.If branch) {
            return new Statement.If(branch.condition(), list(branch.then()), list(branch.otherwise()));
        }
        if (statement instanceof Statement.Try attempt) {
            return new Statement.Try(list(attempt.body()), attempt.caught(), list(attempt.handler()));
        }
        return statement;
    }
}

package dev.wasm2jar.compiler.ir.pass;

import dev.wasm2jar.compiler.ir.Expression;
import dev.wasm2jar.compiler.ir.Local;
import dev.wasm2jar.compiler.ir.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Moves statements to another function, with locals of its own: parameters first, all others as they are met. */
final class LocalRenaming {

    private final Map<Local, Local> renamed = new HashMap<>();
    private final List<Local> locals = new ArrayList<>();

    /** @param parameters the locals that become the parameters */
    LocalRenaming(List<Local> parameters) {
        parameters.forEach(this::local);
    }

    /** The locals of the other function. */
    List<Local> locals() {
        return locals;
    }

    List<Statement> list(List<Statement> statements) {
        List<Statement> result = new ArrayList<>(statements.size());
        for (Statement statement : statements) {
            result.add(statement(statement));
        }
        return result;
    }

    private Local local(Local local) {
        return renamed.computeIfAbsent(local, old -> {
            var fresh = new Local(locals.size(), old.type());
            locals.add(fresh);
            return fresh;
        });
    }

    private Statement statement(Statement original) {
        Statement statement = original.withOperands(expressions(original.operands()));
        if (statement instanceof Statement.SetLocal set) {
            return new Statement.SetLocal(local(set.local()), set.value());
        }
        if (statement instanceof Statement.SetLocals set) {
            return new Statement.SetLocals(set.locals().stream().map(this::local).toList(), set.call());
        }
        if (statement instanceof Statement.Loop loop) {
            return new Statement.Loop(loop.head(), list(loop.body()));
        }
        if (statement instanceof Statement.If branch) {
            return new Statement.If(branch.condition(), list(branch.then()), list(branch.otherwise()));
        }
        if (statement instanceof Statement.Try attempt) {
            return new Statement.Try(list(attempt.body()), local(attempt.caught()), list(attempt.handler()));
        }
        return statement;
    }

    private List<Expression> expressions(List<Expression> originals) {
        if (originals.isEmpty()) {
            return originals;
        }
        List<Expression> result = new ArrayList<>(originals.size());
        for (Expression original : originals) {
            result.add(original instanceof Expression.LocalGet get
                    ? new Expression.LocalGet(local(get.local()))
                    : original.withOperands(expressions(original.operands())));
        }
        return result;
    }
}

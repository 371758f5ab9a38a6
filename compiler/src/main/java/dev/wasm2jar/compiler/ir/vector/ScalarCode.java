package dev.wasm2jar.compiler.ir.vector;

import dev.wasm2jar.compiler.ir.Expression;
import dev.wasm2jar.compiler.ir.Expression.LocalGet;
import dev.wasm2jar.compiler.ir.Local;
import dev.wasm2jar.compiler.ir.Statement;
import dev.wasm2jar.compiler.ir.Type;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The statement list that is being written, and temporaries that live within what one statement becomes. */
final class ScalarCode {

    /** Expressions with more nodes go into temporaries, so that no statement gets large. */
    private static final int MAX_SIZE = 24;

    private final List<Local> locals = new ArrayList<>();
    private final Map<Type, List<Local>> temporaries = new HashMap<>();
    private final Map<Type, Integer> used = new HashMap<>();
    private List<Statement> output = new ArrayList<>();

    /** A variable of the function. */
    Local local(Type type) {
        var local = new Local(locals.size(), type);
        locals.add(local);
        return local;
    }

    List<Local> locals() {
        return locals;
    }

    void add(Statement statement) {
        output.add(statement);
    }

    void set(Local local, Expression value) {
        if (!(value instanceof LocalGet get && get.local().equals(local))) {
            add(new Statement.SetLocal(local, value));
        }
    }

    /** From here on, temporaries may be used again: a statement begins. */
    void beginStatement() {
        used.clear();
    }

    /** Writes to a fresh list from here on; the list before is to be given to {@link #close}. */
    List<Statement> open() {
        List<Statement> outer = output;
        output = new ArrayList<>();
        return outer;
    }

    /** The list that was being written; goes on with the outer one. */
    List<Statement> close(List<Statement> outer) {
        List<Statement> inner = output;
        output = outer;
        return inner;
    }

    Local temporary(Type type) {
        List<Local> pool = temporaries.computeIfAbsent(type, key -> new ArrayList<>());
        int next = used.merge(type, 1, Integer::sum) - 1;
        if (next == pool.size()) {
            pool.add(local(type));
        }
        return pool.get(next);
    }

    /** Computes a value now. */
    LocalGet compute(Expression value) {
        Local local = temporary(value.type());
        add(new Statement.SetLocal(local, value));
        return new LocalGet(local);
    }

    /** The same value as an expression that may be used several times. */
    Expression stable(Expression value) {
        return value instanceof LocalGet || value.isConstant() ? value : compute(value);
    }

    /** The same value as an expression that is not large. */
    Expression bounded(Expression value) {
        return Scalars.size(value) > MAX_SIZE ? compute(value) : value;
    }

    List<Expression> stable(List<Expression> values) {
        var result = new ArrayList<Expression>(values.size());
        values.forEach(value -> result.add(stable(value)));
        return result;
    }

    List<Expression> bounded(List<Expression> values) {
        var result = new ArrayList<Expression>(values.size());
        values.forEach(value -> result.add(bounded(value)));
        return result;
    }
}

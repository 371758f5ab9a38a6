package dev.wasm2jar.compiler.ir.pass;

import dev.wasm2jar.compiler.ir.Expression.I32Const;
import dev.wasm2jar.compiler.ir.IrFunction;
import dev.wasm2jar.compiler.ir.Label;
import dev.wasm2jar.compiler.ir.Local;
import dev.wasm2jar.compiler.ir.Statement;
import dev.wasm2jar.compiler.ir.Statement.Line;
import dev.wasm2jar.compiler.ir.Statement.Loop;
import dev.wasm2jar.compiler.ir.Statement.Mark;
import dev.wasm2jar.compiler.ir.Statement.SetLocal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes jumps of states. A loop that switches by a local, to which it assigns constants, is copied for each of them: where
 * the next state is known, control goes straight to the copy for that state, and nothing is switched by. So a scanner of
 * text, written as a table of states, becomes loops that lead from one to the other.
 *
 * <p>Only loops that have no loops inside, whose copies are few and jump into no loop but at its head, and only as long as
 * the function is far from being cut.
 */
public final class ThreadStates {

    private static final int LARGEST = 4500;

    private final FreshNames names;
    private boolean changed;

    private ThreadStates(FreshNames names) {
        this.names = names;
    }

    public static IrFunction apply(IrFunction function) {
        var pass = new ThreadStates(new FreshNames(function));
        List<Statement> body = pass.list(function.body());
        if (!pass.changed) {
            return function;
        }
        IrFunction threaded = pass.names.with(body);
        return CodeSize.bodyFits(threaded, LARGEST) ? threaded : function;
    }

    private List<Statement> list(List<Statement> statements) {
        List<Statement> result = new ArrayList<>(statements.size());
        for (Statement statement : statements) {
            if (statement instanceof Loop loop) {
                add(loop, result);
            } else {
                result.add(Rewriting.withLists(statement, this::list));
            }
        }
        return result;
    }

    private void add(Loop loop, List<Statement> result) {
        Label after = names.label();
        Optional<StateCode> code = StateCode.of(loop, names);
        Optional<List<Statement>> threaded = code
                .flatMap(states -> threaded(states, knownAfter(result, states), after))
                .or(() -> code.flatMap(states -> threaded(states, Map.of(), after)));
        if (threaded.isPresent()) {
            changed = true;
            result.addAll(threaded.get());
            result.add(new Mark(after));
        } else {
            result.add(Rewriting.withLists(loop, this::list));
        }
    }

    private Optional<List<Statement>> threaded(StateCode code, Map<Local, Integer> known, Label after) {
        return StateGraph.of(code, known, names, after).flatMap(StructuredCode::list);
    }

    /** The states that are known after those statements. */
    private static Map<Local, Integer> knownAfter(List<Statement> statements, StateCode code) {
        Map<Local, Integer> known = new HashMap<>();
        List<Local> assigned = new ArrayList<>();
        for (int i = statements.size() - 1; i >= 0; i--) {
            if (statements.get(i) instanceof SetLocal set) {
                if (code.isState(set.local()) && !assigned.contains(set.local())
                        && set.value() instanceof I32Const constant) {
                    known.put(set.local(), constant.value());
                }
                assigned.add(set.local());
            } else if (!(statements.get(i) instanceof Line)) {
                break;
            }
        }
        return known;
    }
}

package dev.wasm2jar.compiler.ir.pass;

import dev.wasm2jar.compiler.ir.Expression;
import dev.wasm2jar.compiler.ir.Expression.I32Const;
import dev.wasm2jar.compiler.ir.Expression.Select;
import dev.wasm2jar.compiler.ir.Label;
import dev.wasm2jar.compiler.ir.Local;
import dev.wasm2jar.compiler.ir.Statement;
import dev.wasm2jar.compiler.ir.Statement.Branch;
import dev.wasm2jar.compiler.ir.Statement.If;
import dev.wasm2jar.compiler.ir.Statement.Line;
import dev.wasm2jar.compiler.ir.Statement.SetLocal;
import dev.wasm2jar.compiler.ir.Statement.SetLocals;
import dev.wasm2jar.compiler.ir.Statement.Switch;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Copies of code for each state that it may be reached in. A copy jumps to that of the next state. */
final class StateGraph {

    /** Beyond that many copies there is no gain to be expected. */
    private static final int MOST = 200;
    private static final int FEWEST = 3;

    /**
     * Where control is, and what the states are known to be.
     *
     * @param iteration what was known when the iteration began: copies of different ones have no code in common, so that
     *     only their heads lead into loops
     */
    private record Key(int position, Map<Local, Integer> known, Map<Local, Integer> iteration) {}

    private final StateCode code;
    private final FreshNames names;
    /** The end of the loop. */
    private final Label after;
    private final Map<Key, Label> labels = new HashMap<>();
    private final ArrayDeque<Key> pending = new ArrayDeque<>();
    private final Map<Label, List<Statement>> copies = new HashMap<>();
    /** Choices that are not needed any more. */
    private int folded;
    private int toKnown;
    private int toUnknown;

    private StateGraph(StateCode code, FreshNames names, Label after) {
        this.code = code;
        this.names = names;
        this.after = after;
    }

    /**
     * The copies by their labels, if the next state is known at most places.
     *
     * @param known the states when the loop begins
     * @param after where the code goes when it ends
     */
    static Optional<StructuredCode> of(StateCode code, Map<Local, Integer> known, FreshNames names, Label after) {
        var graph = new StateGraph(code, names, after);
        Label entry = graph.head(known);
        while (!graph.pending.isEmpty()) {
            if (graph.copies.size() > MOST) {
                return Optional.empty();
            }
            Key key = graph.pending.pop();
            graph.copies.put(graph.labels.get(key), graph.copy(key));
        }
        return graph.folded < FEWEST || graph.toUnknown > graph.toKnown / 2
                ? Optional.empty()
                : Optional.of(new StructuredCode(entry, graph.copies, names));
    }

    private Label head(Map<Local, Integer> known) {
        Map<Local, Integer> relevant = relevant(0, known);
        return label(new Key(0, relevant, relevant));
    }

    private Label label(int position, State state) {
        if (position > 0) {
            return label(new Key(position, relevant(position, state.known), state.iteration));
        }
        if (relevant(0, state.known).isEmpty()) {
            toUnknown++;
        } else {
            toKnown++;
        }
        return head(state.known);
    }

    private Map<Local, Integer> relevant(int position, Map<Local, Integer> known) {
        Map<Local, Integer> relevant = new HashMap<>(known);
        relevant.keySet().retainAll(code.live(position));
        return Map.copyOf(relevant);
    }

    private Label label(Key wanted) {
        return labels.computeIfAbsent(wanted, key -> {
            pending.add(key);
            return names.label();
        });
    }

    private Label target(Label label, State state) {
        Integer position = code.position(label);
        return position == null ? label : label(position, state);
    }

    /** What is known at the present place. */
    private record State(Map<Local, Integer> known, Map<Local, Integer> iteration) {

        State with(Local local, int value) {
            Map<Local, Integer> other = new HashMap<>(known);
            other.put(local, value);
            return new State(other, iteration);
        }
    }

    private List<Statement> copy(Key key) {
        List<Statement> result = new ArrayList<>();
        Map<Local, Integer> known = new HashMap<>(key.known());
        var state = new State(known, key.iteration());
        if (code.lineAt(key.position()) != 0) {
            result.add(new Line(code.lineAt(key.position())));
        }
        for (int i = key.position(); i < code.size(); i++) {
            if (i > key.position() && code.isTarget(i)) {
                result.add(new Branch(label(i, state)));
                return result;
            }
            Statement statement = code.at(i);
            if (statement instanceof SetLocal set && code.isState(set.local())) {
                assign(set, i, state, result);
            } else if (statement instanceof Switch choice) {
                result.add(choose(choice, state));
            } else {
                if (statement instanceof SetLocals set) {
                    set.locals().forEach(known::remove);
                }
                result.add(Rewriting.withTargets(statement, label -> target(label, state)));
            }
            if (statement.isTerminal()) {
                return result;
            }
        }
        result.add(new Branch(after));
        return result;
    }

    private void assign(SetLocal set, int position, State state, List<Statement> result) {
        Expression value = set.value();
        if (value instanceof Select select && isKnown(select, state)) {
            choose(select.condition(), select.ifTrue(), set.local(), position, state, result);
            value = select.ifFalse();
            while (value instanceof Select inner) {
                choose(inner.condition(), inner.ifTrue(), set.local(), position, state, result);
                value = inner.ifFalse();
            }
        }
        Optional<Integer> number = StateValue.of(value, state.known());
        if (number.isPresent()) {
            state.known().put(set.local(), number.get());
            result.add(new SetLocal(set.local(), new I32Const(number.get())));
        } else {
            state.known().remove(set.local());
            result.add(set);
        }
    }

    /** Whether all values are known that are chosen from, one after the other; conditions that are not reached must not trap. */
    private static boolean isKnown(Select select, State state) {
        Expression otherwise = select.ifFalse();
        return StateValue.of(select.ifTrue(), state.known()).isPresent()
                && (otherwise instanceof Select inner
                        ? !Linearize.mayTrap(inner.condition()) && isKnown(inner, state)
                        : StateValue.of(otherwise, state.known()).isPresent());
    }

    /** Assigns a known value if the condition holds, and goes on in that state. */
    private void choose(
            Expression condition, Expression value, Local local, int position, State state, List<Statement> result) {
        int number = StateValue.of(value, state.known()).orElseThrow();
        Label next = label(position + 1, state.with(local, number));
        result.add(new If(
                condition, List.of(new SetLocal(local, new I32Const(number)), new Branch(next)), List.of()));
    }

    private Statement choose(Switch choice, State state) {
        Optional<Integer> index = StateValue.of(choice.index(), state.known());
        if (index.isPresent()) {
            folded++;
            int number = index.get();
            return new Branch(target(
                    number >= 0 && number < choice.targets().size() ? choice.targets().get(number) : choice.defaultTarget(),
                    state));
        }
        return Rewriting.withTargets(choice, label -> target(label, state));
    }
}

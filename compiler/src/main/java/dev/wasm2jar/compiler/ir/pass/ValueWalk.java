package dev.wasm2jar.compiler.ir.pass;

import dev.wasm2jar.compiler.ir.Expression;
import dev.wasm2jar.compiler.ir.Expression.LocalGet;
import dev.wasm2jar.compiler.ir.Label;
import dev.wasm2jar.compiler.ir.Local;
import dev.wasm2jar.compiler.ir.Statement;
import dev.wasm2jar.compiler.ir.pass.LocalWebs.ValueNumbers;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Follows the values of locals from statement to statement. Every assignment makes a value, and so does every place where
 * different ones meet. The first values are those at the function's entry, one for each local.
 */
final class ValueWalk {

    /** What is known where a label is: at these indices values that meet there have been given a new one. */
    private record Arrival(int[] values, boolean[] met) {}

    private final Values values;
    private final ValueNumbers numbers;
    private final Map<Label, Arrival> arrivals = new HashMap<>();
    /** The values at the beginning of the handlers that exceptions may get to. */
    private final Deque<int[]> handlers = new ArrayDeque<>();
    /** Of each local, for as long as control is where it is. */
    private int[] present;
    /** Of each local that is not used across jumps. */
    private final int[] near;
    private final int across;
    private boolean reached = true;
    private int[] occurrences = new int[256];
    private boolean[] reads = new boolean[256];
    private int count;

    ValueWalk(Values values, ValueNumbers numbers) {
        this.values = values;
        this.numbers = numbers;
        this.across = numbers.across();
        this.present = new int[across];
        this.near = new int[numbers.count() - across];
        for (int i = 0; i < numbers.count(); i++) {
            put(i, values.make());
        }
    }

    /** Walks over the body of the function. */
    void run(List<Statement> body) {
        list(body);
        for (int i = 0; i < count; i++) {
            if (reads[i]) {
                values.read(occurrences[i]);
            }
        }
    }

    /** The value of an occurrence of a local of interest, in the order of {@link Rewriting#withLocals}. */
    int value(int occurrence) {
        return occurrences[occurrence];
    }

    private void put(int number, int value) {
        if (number < across) {
            present[number] = value;
        } else {
            near[number - across] = value;
        }
    }

    private void occur(int value, boolean isRead) {
        if (count == occurrences.length) {
            occurrences = Arrays.copyOf(occurrences, 2 * count);
            reads = Arrays.copyOf(reads, 2 * count);
        }
        reads[count] = isRead;
        occurrences[count++] = value;
    }

    private void list(List<Statement> statements) {
        statements.forEach(this::statement);
    }

    private void statement(Statement statement) {
        read(statement.operands());
        if (statement instanceof Statement.SetLocal set) {
            write(set.local());
        } else if (statement instanceof Statement.SetLocals set) {
            set.locals().forEach(this::write);
        } else if (statement instanceof Statement.Loop loop) {
            loop(loop);
        } else if (statement instanceof Statement.If branch) {
            branching(branch);
        } else if (statement instanceof Statement.Try attempt) {
            attempt(attempt);
        } else if (statement instanceof Statement.Mark mark) {
            mark(mark.label());
        } else {
            Traversal.targets(statement, this::arrive);
        }
        reached &= !statement.isTerminal();
    }

    private void read(List<Expression> operands) {
        for (int i = 0; i < operands.size(); i++) {
            Expression operand = operands.get(i);
            if (operand instanceof LocalGet get) {
                int number = numbers.of(get.local());
                if (number >= 0) {
                    occur(number < across ? present[number] : near[number - across], true);
                }
            } else {
                read(operand.operands());
            }
        }
    }

    private void write(Local local) {
        int number = numbers.of(local);
        if (number < 0) {
            return;
        }
        int value = values.make();
        put(number, value);
        occur(value, false);
        if (number < across) {
            handlers.forEach(handler -> values.meet(handler[number], value));
        }
    }

    /** New values in place of the present ones, for a place where others may come to later. */
    private int[] meeting() {
        int[] result = new int[across];
        for (int i = 0; i < across; i++) {
            result[i] = values.make();
            values.meet(result[i], present[i]);
        }
        return result;
    }

    private void loop(Statement.Loop loop) {
        boolean[] met = new boolean[across];
        Arrays.fill(met, true);
        int[] head = meeting();
        arrivals.put(loop.head(), new Arrival(head, met));
        present = head.clone();
        list(loop.body());
        arrivals.remove(loop.head());
    }

    private void branching(Statement.If branch) {
        int[] before = present.clone();
        boolean reachedBefore = reached;
        list(branch.then());
        int[] then = present;
        boolean thenReached = reached;
        present = before;
        reached = reachedBefore;
        list(branch.otherwise());
        join(then, thenReached);
    }

    private void attempt(Statement.Try attempt) {
        int[] handler = meeting();
        boolean reachedBefore = reached;
        handlers.push(handler);
        list(attempt.body());
        handlers.pop();
        int[] body = present;
        boolean bodyReached = reached;
        present = handler.clone();
        reached = reachedBefore;
        write(attempt.caught());
        list(attempt.handler());
        join(body, bodyReached);
    }

    /** Goes on where the end of another list leads to, too. */
    private void join(int[] other, boolean otherReached) {
        if (!reached) {
            present = other;
            reached = otherReached;
        } else if (otherReached) {
            meet(new Arrival(present, new boolean[across]), other);
        }
    }

    private void mark(Label label) {
        if (reached) {
            arrive(label);
        }
        Arrival arrival = arrivals.remove(label);
        if (arrival != null) {
            present = arrival.values();
            reached = true;
        }
    }

    private void arrive(Label label) {
        Arrival arrival = arrivals.get(label);
        if (arrival == null) {
            arrivals.put(label, new Arrival(present.clone(), new boolean[across]));
        } else {
            meet(arrival, present);
        }
    }

    private void meet(Arrival at, int[] others) {
        for (int i = 0; i < across; i++) {
            if (at.values()[i] == others[i]) {
                continue;
            }
            if (!at.met()[i]) {
                int value = values.make();
                values.meet(value, at.values()[i]);
                at.values()[i] = value;
                at.met()[i] = true;
            }
            values.meet(at.values()[i], others[i]);
        }
    }
}

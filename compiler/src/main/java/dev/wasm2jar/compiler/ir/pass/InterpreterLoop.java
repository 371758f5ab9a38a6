package dev.wasm2jar.compiler.ir.pass;

import dev.wasm2jar.compiler.ir.Expression;
import dev.wasm2jar.compiler.ir.Expression.LocalGet;
import dev.wasm2jar.compiler.ir.Label;
import dev.wasm2jar.compiler.ir.LoadOp;
import dev.wasm2jar.compiler.ir.MemoryExpression;
import dev.wasm2jar.compiler.ir.Statement;
import dev.wasm2jar.compiler.ir.Statement.Branch;
import dev.wasm2jar.compiler.ir.Statement.If;
import dev.wasm2jar.compiler.ir.Statement.Loop;
import dev.wasm2jar.compiler.ir.Statement.Mark;
import dev.wasm2jar.compiler.ir.Statement.SetLocal;
import dev.wasm2jar.compiler.ir.Statement.SetLocals;
import dev.wasm2jar.compiler.ir.Statement.Switch;
import dev.wasm2jar.compiler.ir.Statement.Try;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The body of a loop around a switch, as interpreters have it: it fetches an instruction, goes to the arm that executes it,
 * and begins again.
 *
 * @param head of the loop
 * @param fetch what comes before the switch, without control flow
 * @param dispatch leads to the arms, mostly
 * @param arms all between the switch and the advance
 * @param advance what arms branch to when they are done: a mark, statements without control flow, and a branch to the head;
 *     or nothing
 */
record InterpreterLoop(Label head, List<Item> fetch, Switch dispatch, List<Item> arms, List<Item> advance) {

    /**
     * The loop that a list is the body of, if it is one whose arms can fetch the next instruction themselves.
     *
     * @param most how large what each arm repeats may be
     */
    static Optional<InterpreterLoop> of(List<Item> items, SequentialPlan plan, Label head, int most) {
        if (plan.dispatch().isEmpty()) {
            return Optional.empty();
        }
        int dispatch = plan.dispatch().getAsInt();
        int end = items.size();
        List<Item> fetch = items.subList(0, dispatch);
        List<Item> advance = items.subList(plan.epilogue(), end);
        boolean returns = advance.isEmpty()
                || items.get(end - 1).statement() instanceof Branch back && back.target().equals(head)
                        && isStraight(advance.subList(1, advance.size() - 1));
        if (!returns || !isStraight(fetch) || Item.size(fetch) + Item.size(advance) > most) {
            return Optional.empty();
        }
        List<Item> arms = items.subList(dispatch + 1, plan.epilogue());
        return Optional.of(new InterpreterLoop(head, fetch, (Switch) items.get(dispatch).statement(), arms, advance));
    }

    private static boolean isStraight(List<Item> items) {
        for (Item item : items) {
            Statement statement = item.statement();
            boolean nests = statement instanceof Loop || statement instanceof Try || statement instanceof If;
            if (nests || statement instanceof Mark || !item.exits().isEmpty() || !item.falls()) {
                return false;
            }
        }
        return true;
    }

    /** Where the advance begins; empty if there is none. */
    Optional<Label> advanceLabel() {
        return advance.isEmpty() ? Optional.empty() : Optional.of(advance.get(0).mark());
    }

    /** The statements of the advance without its mark and its branch; none if there is no advance. */
    List<Statement> advanceStatements() {
        return advance.isEmpty() ? List.of() : Item.statements(advance.subList(1, advance.size() - 1));
    }

    /** What an arm repeats that would branch to the head and to the advance. */
    int repeatedSize() {
        int fetches = advance.isEmpty() ? 1 : 2;
        return fetches * Item.size(fetch) + Item.size(advance);
    }

    /** The arms with all that belongs to them, and what they share: {@link InterpreterArms}. */
    List<List<Item>> gatheredArms(ItemFactory factory, Supplier<Label> labels, int most) {
        return new InterpreterArms(list(factory), dispatched(), most).gathered(factory, labels);
    }

    /** The arms as they are in the list, each with all up to the next one. */
    List<List<Item>> armsInOrder(ItemFactory factory) {
        List<Item> list = list(factory);
        Set<Label> dispatched = dispatched();
        List<List<Item>> inOrder = new ArrayList<>();
        int start = 0;
        for (int i = 1; i <= list.size(); i++) {
            if (i == list.size() || dispatched.contains(list.get(i).mark()) && !list.get(i - 1).falls()) {
                inOrder.add(list.subList(start, i));
                start = i;
            }
        }
        return inOrder;
    }

    private List<Item> list(ItemFactory factory) {
        List<Item> list = new ArrayList<>(arms);
        if (Item.falls(arms)) {
            advanceLabel().ifPresent(label -> list.add(factory.plain(new Branch(label))));
        }
        return list;
    }

    private Set<Label> dispatched() {
        Set<Label> dispatched = new HashSet<>(dispatch.targets());
        dispatched.add(dispatch.defaultTarget());
        return dispatched;
    }

    /**
     * A range for each part, or several if it is large.
     *
     * @param parts the arms, in either way
     * @param most the size up to which a part is one range
     * @param aim the size of the ranges of larger ones
     */
    List<Range> ranges(List<List<Item>> parts, ItemFactory factory, int most, int aim) {
        List<Item> items = new ArrayList<>(fetch);
        items.add(factory.plain(dispatch));
        parts.forEach(items::addAll);
        Partitioner partitioner = new Partitioner(items, aim);
        List<Range> ranges = new ArrayList<>();
        int start = fetch.size() + 1;
        for (List<Item> part : parts) {
            int end = start + part.size();
            List<Integer> ends = PieceFactory.sizeWithEntries(part) <= most ? List.of(end) : partitioner.ends(start, end);
            for (int to : ends) {
                ranges.add(partitioner.range(start, to));
                start = to;
            }
        }
        return ranges;
    }

    /**
     * The largest index to tell apart from others: all above, and all below zero, lead to the default target, as it does
     * itself unless the index is {@linkplain #isIndexBounded() bounded}.
     */
    int largestIndex() {
        return Math.max(dispatch.targets().size(), bound().orElse(0));
    }

    /** Whether no index can be above the {@linkplain #largestIndex() largest}. */
    boolean isIndexBounded() {
        return bound().isPresent();
    }

    /** Where an index leads. */
    Label target(int index) {
        return index < dispatch.targets().size() ? dispatch.targets().get(index) : dispatch.defaultTarget();
    }

    /** What no index is above, if it is a byte. */
    private OptionalInt bound() {
        Expression index = dispatch.index();
        for (int i = fetch.size() - 1; i >= 0 && index instanceof LocalGet get; i--) {
            Statement statement = fetch.get(i).statement();
            if (statement instanceof SetLocal set && set.local().equals(get.local())) {
                index = set.value();
            } else if (statement instanceof SetLocals set && set.locals().contains(get.local())) {
                return OptionalInt.empty();
            }
        }
        boolean isByte = index instanceof MemoryExpression.Load load && load.op() == LoadOp.I32_LOAD8_U;
        return isByte ? OptionalInt.of(255) : OptionalInt.empty();
    }
}

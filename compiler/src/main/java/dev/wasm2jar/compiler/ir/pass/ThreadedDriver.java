package dev.wasm2jar.compiler.ir.pass;

import static dev.wasm2jar.compiler.ir.BinaryOp.I32_XOR;
import static dev.wasm2jar.compiler.ir.CompareOp.I32_GE_S;
import static dev.wasm2jar.compiler.ir.CompareOp.I32_LT_U;

import dev.wasm2jar.compiler.ir.Expression;
import dev.wasm2jar.compiler.ir.Expression.Binary;
import dev.wasm2jar.compiler.ir.Expression.CallPiece;
import dev.wasm2jar.compiler.ir.Expression.Compare;
import dev.wasm2jar.compiler.ir.Expression.I32Const;
import dev.wasm2jar.compiler.ir.Expression.LocalGet;
import dev.wasm2jar.compiler.ir.Expression.Select;
import dev.wasm2jar.compiler.ir.Label;
import dev.wasm2jar.compiler.ir.Local;
import dev.wasm2jar.compiler.ir.Piece.Inlining;
import dev.wasm2jar.compiler.ir.PrimitiveType;
import dev.wasm2jar.compiler.ir.Statement;
import dev.wasm2jar.compiler.ir.Statement.*;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Runs the loop of an interpreter as threaded code: each arm is a piece, which fetches the next instruction itself and
 * returns where that leads. The driver is no more than a loop around a switch and calls.
 *
 * <p>What pieces return, the <em>place</em> to go on at, is an index of the dispatch, of which {@link
 * InterpreterLoop#cases} stands for the default one; or a number above, of another place that pieces branch to; or a number
 * below zero, of a label outside of the list. Each place that is in a piece has a call of its own, with its entry as a
 * constant.
 */
final class ThreadedDriver {

    private final FreshNames names;
    private final PieceFactory pieces;
    private final InterpreterLoop loop;
    private final int capacity;
    private final Local index;
    private final Local place;
    private final Label again;
    private final Label called;
    private final Label after;
    /** What to do instead of branching to the head or to the advance of the loop: fetch, and return the place. */
    private final Map<Label, List<Statement>> fetching = new LinkedHashMap<>();
    /** The places of labels within the list; below {@link InterpreterLoop#cases} or equal if the dispatch leads there. */
    private final Map<Label, Integer> inside = new HashMap<>();
    private final Map<Label, Integer> outside = new LinkedHashMap<>();
    /** Where the switch leads, by place. */
    private final List<Label> targets = new ArrayList<>();
    private final List<Item> calls = new ArrayList<>();
    private final List<Runnable> making = new ArrayList<>();
    private ItemFactory factory;

    /** @param capacity the size up to which a piece is fine */
    ThreadedDriver(FreshNames names, PieceFactory pieces, InterpreterLoop loop, int capacity) {
        this.names = names;
        this.pieces = pieces;
        this.loop = loop;
        this.capacity = capacity;
        this.index = names.local(PrimitiveType.I32);
        this.place = names.local(PrimitiveType.I32);
        this.again = names.label();
        this.called = names.label();
        this.after = names.label();
        fetching.put(loop.head(), fetch(List.of()));
        loop.advanceLabel().ifPresent(label -> fetching.put(label, fetch(loop.advanceStatements())));
        for (int i = 0; i <= loop.cases(); i++) {
            inside.putIfAbsent(loop.target(i), i);
            targets.add(loop.target(i));
        }
    }

    Local place() {
        return place;
    }

    /**
     * A driver in one statement; it may be too large.
     *
     * @param ranges the arms, and what else they were cut into
     * @param confined measures statements, where {@link #place} is private because nothing else uses it
     */
    Cut build(List<Range> ranges, ItemFactory confined) {
        this.factory = confined;
        Map<Label, Label> callOf = new HashMap<>();
        int[] starts = new int[ranges.size()];
        List<Label> sites = new ArrayList<>();
        for (int i = 0; i < ranges.size(); i++) {
            for (Label entry : ranges.get(i).entries()) {
                Label site = names.label();
                sites.add(site);
                if (entry == Range.START) {
                    starts[i] = anotherPlace(site);
                } else {
                    callOf.put(entry, site);
                    inside.computeIfAbsent(entry, label -> anotherPlace(site));
                }
            }
            Label first = ranges.get(i).entries().get(0);
            if (first != Range.START) {
                starts[i] = inside.get(first);
            }
        }
        numberOutside(ranges, callOf);
        int site = 0;
        for (int i = 0; i < ranges.size(); i++) {
            int entries = ranges.get(i).entries().size();
            List<Statement> end = i + 1 < ranges.size() ? exit(starts[i + 1]) : exit(outside.getOrDefault(after, 0));
            call(ranges.get(i), sites.subList(site, site + entries), end);
            site += entries;
        }
        callFetching(ranges, callOf);
        targets.replaceAll(label -> callOf.getOrDefault(label, label));
        return finish();
    }

    private int anotherPlace(Label site) {
        targets.add(site);
        return targets.size() - 1;
    }

    private void numberOutside(List<Range> ranges, Map<Label, Label> callOf) {
        for (Range range : ranges) {
            for (Label label : range.exits()) {
                if (!callOf.containsKey(label) && !fetching.containsKey(label)) {
                    outside.putIfAbsent(label, ~outside.size());
                }
            }
        }
        if (ranges.get(ranges.size() - 1).falls()) {
            outside.put(after, ~outside.size());
        }
    }

    private void call(Range range, List<Label> sites, List<Statement> end) {
        int number = pieces.reserve();
        for (int entry = 0; entry < sites.size(); entry++) {
            List<Expression> arguments = sites.size() > 1 ? List.of(new I32Const(entry)) : List.of();
            callAt(sites.get(entry), number, arguments);
        }
        boolean fetches = fetches(range);
        making.add(() -> pieces.make(number, range, Inlining.NEVER,
                label -> fetches && fetching.containsKey(label)
                        ? fetching.get(label)
                        : exit(inside.containsKey(label) ? inside.get(label) : outside.get(label)),
                range.falls() ? end : List.of()));
    }

    private void callAt(Label site, int piece, List<Expression> arguments) {
        add(calls, new Mark(site));
        add(calls, new SetLocal(place, new CallPiece(piece, arguments)));
        add(calls, new Branch(called));
    }

    /** Whether what fetches fits the piece of the range as well. */
    private boolean fetches(Range range) {
        int repeated = Item.size(loop.fetch()) + Item.size(loop.advance());
        return range.size() + range.exits().size() * PieceFactory.EXIT + fetching.size() * repeated <= capacity;
    }

    /** Pieces that only fetch, for where the dispatch leads to that and for pieces that are too large to fetch themselves. */
    private void callFetching(List<Range> ranges, Map<Label, Label> callOf) {
        fetching.forEach((label, statements) -> {
            boolean needed = inside.containsKey(label)
                    || ranges.stream().anyMatch(range -> range.exits().contains(label) && !fetches(range));
            if (needed) {
                Label site = names.label();
                callOf.put(label, site);
                inside.computeIfAbsent(label, key -> anotherPlace(site));
                int number = pieces.reserve();
                callAt(site, number, List.of());
                Range nothing = new Range(List.of(), List.of(loop.head()), Set.of());
                making.add(() -> pieces.make(number, nothing, Inlining.NEVER, key -> List.of(), statements));
            }
        });
    }

    private Cut finish() {
        List<Item> body = new ArrayList<>();
        int last = targets.size() - 1;
        add(body, new Switch(new LocalGet(place), List.copyOf(targets.subList(0, last)), targets.get(last)));
        body.addAll(calls);
        add(body, new Mark(called));
        add(body, new BranchIf(new Compare(I32_GE_S, new LocalGet(place), new I32Const(0)), again));
        leave(body);
        List<Item> whole = new ArrayList<>(loop.fetch());
        enter().forEach(statement -> add(whole, statement));
        whole.add(factory.loop(again, body));
        List<Item> driver = new ArrayList<>();
        // Nothing branches back to this loop. It keeps the statements together.
        driver.add(factory.loop(names.label(), whole));
        if (outside.containsKey(after)) {
            add(driver, new Mark(after));
        }
        return new Cut(driver, () -> making.forEach(Runnable::run), Optional.empty());
    }

    private void leave(List<Item> body) {
        List<Label> labels = List.copyOf(outside.keySet());
        int last = labels.size() - 1;
        if (last < 0) {
            add(body, new Unreachable());
        } else if (last == 0) {
            add(body, new Branch(labels.get(0)));
        } else {
            Expression number = new Binary(I32_XOR, new LocalGet(place), new I32Const(-1));
            add(body, new Switch(number, labels.subList(0, last), labels.get(last)));
        }
    }

    private List<Statement> fetch(List<Statement> before) {
        List<Statement> statements = new ArrayList<>(before);
        statements.addAll(Item.statements(loop.fetch()));
        statements.addAll(enter());
        statements.add(new Return(List.of(new LocalGet(place))));
        return statements;
    }

    /** Sets the place to where the dispatch leads. */
    private List<Statement> enter() {
        Expression cases = new I32Const(loop.cases());
        return List.of(
                new SetLocal(index, loop.dispatch().index()),
                new SetLocal(place, new Select(
                        new LocalGet(index), cases, new Compare(I32_LT_U, new LocalGet(index), cases))));
    }

    private static List<Statement> exit(int number) {
        return List.of(PieceFactory.exit(number));
    }

    private void add(List<Item> to, Statement statement) {
        to.add(factory.plain(statement));
    }
}

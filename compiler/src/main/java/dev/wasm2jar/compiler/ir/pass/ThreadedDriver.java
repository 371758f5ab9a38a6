package dev.wasm2jar.compiler.ir.pass;

import static dev.wasm2jar.compiler.ir.BinaryOp.I32_SUB;
import static dev.wasm2jar.compiler.ir.CompareOp.I32_LT_S;

import dev.wasm2jar.compiler.ir.Expression;
import dev.wasm2jar.compiler.ir.Expression.Binary;
import dev.wasm2jar.compiler.ir.Expression.CallPiece;
import dev.wasm2jar.compiler.ir.Expression.Compare;
import dev.wasm2jar.compiler.ir.Expression.I32Const;
import dev.wasm2jar.compiler.ir.Expression.LocalGet;
import dev.wasm2jar.compiler.ir.Expression.Select;
import dev.wasm2jar.compiler.ir.Label;
import dev.wasm2jar.compiler.ir.Local;
import dev.wasm2jar.compiler.ir.MemoryStatement;
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
 * returns where that leads. The driver is no more than a loop around a switch and the calls of the pieces.
 *
 * <p>What pieces return, the <em>place</em> to go on at, is an index of the dispatch, up to {@link
 * InterpreterLoop#largestIndex}, or below zero for the largest; or a number above, of another place that is in a piece; or a
 * number above those, of a label outside of the list. A piece that can be entered at several places is told which.
 */
final class ThreadedDriver {

    /** How many calls the driver has. */
    enum Sites {
        /** One for each entry of each piece, which is a constant: C2 needs a register less. */
        FOR_ENTRIES,
        /** One for each piece, which looks at the place itself: the driver is smaller. */
        FOR_PIECES
    }

    private final FreshNames names;
    private final PieceFactory pieces;
    private final InterpreterLoop loop;
    private final int capacity;
    private final Sites sites;
    private final Local index;
    private final Local place;
    private final Label again;
    private final Label called;
    private final Label after;
    /** What to do instead of branching to the head or to the advance of the loop: fetch, and return the place. */
    private final Map<Label, List<Statement>> fetching = new LinkedHashMap<>();
    private final Map<Label, Integer> places = new HashMap<>();
    /** Where the switch leads, by place. */
    private final List<Label> targets = new ArrayList<>();
    /** Where it leads instead of labels that are in pieces. */
    private final Map<Label, Label> calledAt = new HashMap<>();
    private final List<Label> outside = new ArrayList<>();
    private final List<Item> calls = new ArrayList<>();
    private final List<Runnable> making = new ArrayList<>();
    private ItemFactory factory;

    /** @param capacity the size up to which a piece is fine */
    ThreadedDriver(FreshNames names, PieceFactory pieces, InterpreterLoop loop, int capacity, Sites sites) {
        this.names = names;
        this.pieces = pieces;
        this.loop = loop;
        this.capacity = capacity;
        this.sites = sites;
        this.index = names.local(PrimitiveType.I32);
        this.place = names.local(PrimitiveType.I32);
        this.again = names.label();
        this.called = names.label();
        this.after = names.label();
        fetching.put(loop.head(), fetch(List.of()));
        loop.advanceLabel().ifPresent(label -> fetching.put(label, fetch(loop.advanceStatements())));
        int largest = loop.largestIndex();
        for (int i = 0; i <= largest; i++) {
            places.putIfAbsent(loop.target(i), i);
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
        int[] begins = new int[ranges.size() + 1];
        for (int i = 0; i < ranges.size(); i++) {
            Range range = ranges.get(i);
            int piece = pieces.reserve();
            Entries entries = call(piece, range);
            begins[i] = entries.first();
            int next = i + 1;
            making.add(() -> make(piece, range, entries, begins[next]));
        }
        callFetching(ranges);
        ranges.forEach(range -> range.exits().forEach(this::placeOutside));
        if (ranges.get(ranges.size() - 1).falls()) {
            placeOutside(after);
            begins[ranges.size()] = places.get(after);
        }
        return finish();
    }

    private void placeOutside(Label label) {
        if (!fetching.containsKey(label) && !places.containsKey(label)) {
            places.put(label, targets.size() + outside.size());
            outside.add(label);
        }
    }

    private int anotherPlace(Label target) {
        targets.add(target);
        return targets.size() - 1;
    }

    /**
     * How a piece is entered.
     *
     * @param labels as the piece numbers them: they have places from {@code base} on, but any other place is of the last one
     * @param first the place of its first item, if that is entered
     */
    private record Entries(List<Label> labels, int base, int first) {}

    /** Calls a piece, wherever it is entered. */
    private Entries call(int piece, Range range) {
        List<Label> labels = new ArrayList<>(range.entries());
        // Many indices of the dispatch may lead to the same label: that is the one that needs no place of its own.
        Optional<Label> last = labels.stream()
                .filter(label -> label != Range.START && places.containsKey(label))
                .findFirst();
        last.ifPresent(labels::remove);
        Label site = names.label();
        last.ifPresent(label -> calledAt.put(label, site));
        int base = targets.size();
        for (Label label : labels) {
            Label own = sites == Sites.FOR_PIECES ? site : names.label();
            int number = anotherPlace(own);
            boolean isDispatched = label != Range.START && places.put(label, number) != null;
            if (isDispatched) {
                calledAt.put(label, own == site ? callWith(number, site) : own);
            }
            if (own != site) {
                callAt(own, piece, entry(range, new I32Const(number)));
            }
        }
        if (sites == Sites.FOR_PIECES) {
            callAt(site, piece, entry(range, new LocalGet(place)));
        } else if (last.isPresent()) {
            callAt(site, piece, entry(range, new I32Const(targets.size())));
        }
        last.ifPresent(labels::add);
        // If the first item is entered, it is so by the first label.
        boolean isFirst = range.entries().isEmpty() || range.entries().get(0) == Range.START;
        return new Entries(labels, base, isFirst ? base : places.get(range.entries().get(0)));
    }

    private static List<Expression> entry(Range range, Expression number) {
        return range.entries().size() > 1 ? List.of(number) : List.of();
    }

    /** Goes to a call with another place than the index of the dispatch; returns where that is done. */
    private Label callWith(int number, Label site) {
        Label label = names.label();
        add(calls, new Mark(label));
        add(calls, new SetLocal(place, new I32Const(number)));
        add(calls, new Branch(site));
        return label;
    }

    private void callAt(Label site, int piece, List<Expression> arguments) {
        add(calls, new Mark(site));
        add(calls, new SetLocal(place, new CallPiece(piece, arguments)));
        add(calls, new Branch(called));
    }

    /** @param next the place after the range */
    private void make(int piece, Range range, Entries entries, int next) {
        boolean fetches = fetches(range);
        pieces.make(piece, range, entries.labels(), entries.base(), Inlining.NEVER,
                label -> fetches && fetching.containsKey(label) ? fetching.get(label) : exit(places.get(label)),
                range.falls() ? exit(next) : List.of());
    }

    /** Whether what fetches fits the piece of the range as well. */
    private boolean fetches(Range range) {
        return range.size() + range.exits().size() * PieceFactory.EXIT + loop.repeatedSize() <= capacity;
    }

    /** Pieces that only fetch, for where the dispatch leads to that and for pieces that are too large to fetch themselves. */
    private void callFetching(List<Range> ranges) {
        fetching.forEach((label, statements) -> {
            boolean dispatched = places.containsKey(label);
            if (dispatched || ranges.stream().anyMatch(range -> range.exits().contains(label) && !fetches(range))) {
                Label site = names.label();
                if (dispatched) {
                    calledAt.put(label, site);
                } else {
                    places.put(label, anotherPlace(site));
                }
                int number = pieces.reserve();
                callAt(site, number, List.of());
                Range nothing = new Range(List.of(), List.of(), Set.of());
                making.add(() -> pieces.make(number, nothing, List.of(), 0, Inlining.NEVER, key -> List.of(), statements));
            }
        });
    }

    private Cut finish() {
        targets.replaceAll(label -> calledAt.getOrDefault(label, label));
        List<Item> body = new ArrayList<>();
        add(body, new Switch(new LocalGet(place), List.copyOf(targets), targets.get(loop.largestIndex())));
        body.addAll(calls);
        add(body, new Mark(called));
        add(body, new BranchIf(new Compare(I32_LT_S, new LocalGet(place), new I32Const(targets.size())), again));
        leave(body);
        List<Item> whole = new ArrayList<>(loop.fetch());
        enter().forEach(statement -> add(whole, statement));
        whole.add(factory.loop(again, body));
        List<Item> driver = new ArrayList<>();
        // Nothing branches back to this loop. It keeps the statements together.
        driver.add(factory.loop(names.label(), whole));
        if (places.containsKey(after)) {
            add(driver, new Mark(after));
        }
        return new Cut(driver, () -> making.forEach(Runnable::run), Optional.empty());
    }

    /** Not a part of the switch: what places outside begin with, C2 would do before it. */
    private void leave(List<Item> body) {
        add(body, new MemoryStatement.TakeContents());
        int last = outside.size() - 1;
        if (last < 0) {
            add(body, new Unreachable());
        } else if (last == 0) {
            add(body, new Branch(outside.get(0)));
        } else {
            Expression number = new Binary(I32_SUB, new LocalGet(place), new I32Const(targets.size()));
            add(body, new Switch(number, List.copyOf(outside.subList(0, last)), outside.get(last)));
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
        if (loop.isIndexBounded()) {
            return List.of(new SetLocal(place, loop.dispatch().index()));
        }
        Expression largest = new I32Const(loop.largestIndex());
        return List.of(
                new SetLocal(index, loop.dispatch().index()),
                new SetLocal(place, new Select(
                        new LocalGet(index), largest, new Compare(I32_LT_S, new LocalGet(index), largest))));
    }

    private static List<Statement> exit(int number) {
        return List.of(PieceFactory.exit(number));
    }

    private void add(List<Item> to, Statement statement) {
        to.add(factory.plain(statement));
    }
}

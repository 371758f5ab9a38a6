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
    /** Where the pieces of labels are called. */
    private final Map<Label, Label> calledAt = new HashMap<>();
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
        int[] begins = new int[ranges.size()];
        for (int i = 0; i < begins.length; i++) {
            Range range = ranges.get(i);
            int piece = pieces.reserve();
            begins[i] = call(piece, range);
            int next = i + 1;
            making.add(() -> make(piece, range, next < begins.length ? begins[next] : outside.getOrDefault(after, -1)));
        }
        numberOutside(ranges);
        callFetching(ranges);
        targets.replaceAll(label -> calledAt.getOrDefault(label, label));
        return finish();
    }

    private int anotherPlace(Label site) {
        targets.add(site);
        return targets.size() - 1;
    }

    private void numberOutside(List<Range> ranges) {
        for (Range range : ranges) {
            for (Label label : range.exits()) {
                if (!calledAt.containsKey(label) && !fetching.containsKey(label)) {
                    outside.putIfAbsent(label, ~outside.size());
                }
            }
        }
        if (ranges.get(ranges.size() - 1).falls()) {
            outside.put(after, ~outside.size());
        }
    }

    /** Calls a piece at each of its entries; returns the place of the first. */
    private int call(int piece, Range range) {
        List<Label> entries = range.entries();
        int first = 0;
        for (int i = 0; i < entries.size(); i++) {
            Label site = names.label();
            callAt(site, piece, entries.size() > 1 ? List.of(new I32Const(i)) : List.of());
            int entered = entries.get(i) == Range.START ? anotherPlace(site) : placeOf(entries.get(i), site);
            first = i == 0 ? entered : first;
        }
        return first;
    }

    /** The place of a label whose piece is called at a site. */
    private int placeOf(Label label, Label site) {
        calledAt.put(label, site);
        return inside.computeIfAbsent(label, key -> anotherPlace(site));
    }

    /** @param next the place after the range */
    private void make(int piece, Range range, int next) {
        boolean fetches = fetches(range);
        pieces.make(piece, range, Inlining.NEVER,
                label -> fetches && fetching.containsKey(label) ? fetching.get(label) : exit(number(label)),
                range.falls() ? exit(next) : List.of());
    }

    private int number(Label label) {
        Integer number = inside.get(label);
        return number != null ? number : outside.get(label);
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
    private void callFetching(List<Range> ranges) {
        fetching.forEach((label, statements) -> {
            boolean needed = inside.containsKey(label)
                    || ranges.stream().anyMatch(range -> range.exits().contains(label) && !fetches(range));
            if (needed) {
                Label site = names.label();
                placeOf(label, site);
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

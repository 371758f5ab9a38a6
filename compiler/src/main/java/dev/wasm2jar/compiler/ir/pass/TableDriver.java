package dev.wasm2jar.compiler.ir.pass;

import static dev.wasm2jar.compiler.ir.BinaryOp.I32_AND;
import static dev.wasm2jar.compiler.ir.BinaryOp.I32_SHR_U;
import static dev.wasm2jar.compiler.ir.BinaryOp.I32_XOR;
import static dev.wasm2jar.compiler.ir.CompareOp.I32_EQ;
import static dev.wasm2jar.compiler.ir.CompareOp.I32_GE_S;
import static dev.wasm2jar.compiler.ir.CompareOp.I32_LT_S;

import dev.wasm2jar.compiler.ir.BinaryOp;
import dev.wasm2jar.compiler.ir.CompareOp;
import dev.wasm2jar.compiler.ir.Expression;
import dev.wasm2jar.compiler.ir.Expression.Binary;
import dev.wasm2jar.compiler.ir.Expression.CallPiece;
import dev.wasm2jar.compiler.ir.Expression.Compare;
import dev.wasm2jar.compiler.ir.Expression.I32Const;
import dev.wasm2jar.compiler.ir.Expression.LocalGet;
import dev.wasm2jar.compiler.ir.Label;
import dev.wasm2jar.compiler.ir.Local;
import dev.wasm2jar.compiler.ir.PrimitiveType;
import dev.wasm2jar.compiler.ir.Statement;
import dev.wasm2jar.compiler.ir.Statement.*;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.BiFunction;

/**
 * Runs the pieces of a list by numbers: every place that control passes to from another piece has a number, made of the
 * piece's (high bits) and the entry's (low bits). A piece returns the number of the place to go on at, and the driver, a
 * loop around a switch, calls the piece it belongs to. Numbers below zero stand for labels outside of the list. The
 * driver has some bytes for each piece, but none for labels within the list: it is small where thousands of labels are
 * branched to across pieces. Switches are cut up like all else, because for them, too, a target is only a number; except
 * that the dispatch of an interpreter's loop may stay in the driver, as its prologue.
 */
final class TableDriver {

    private static final int ENTRY_BITS = 16;
    private static final int MAXIMUM_PIECES = 1 << (31 - ENTRY_BITS);

    private final FreshNames names;
    private final PieceFactory pieces;
    private final StatementSplitter splitter;
    private final List<Range> ranges;
    private final int maximumExits;
    private final Label head;
    /** Where to go on. */
    private final Local place;
    private final Label again;
    /** Of the calls of the ranges' pieces. */
    private final List<Label> calls;
    private final Label after;
    /** What the surrounding list cannot branch to. */
    private final Set<Label> near = new LinkedHashSet<>();
    private final Map<Label, Integer> inside = new HashMap<>();
    private final Map<Label, Integer> outside = new LinkedHashMap<>();
    private final List<Runnable> making = new ArrayList<>();
    private ItemFactory factory;

    /**
     * @param ranges cover the list
     * @param maximumExits how many labels outside the driver may branch to itself
     * @param head of the loop that the list is the body of: the only label outside of the list that the surrounding list
     *     cannot branch to; null if there is none
     */
    TableDriver(
            FreshNames names,
            PieceFactory pieces,
            StatementSplitter splitter,
            List<Range> ranges,
            int maximumExits,
            Label head) {
        this.names = names;
        this.pieces = pieces;
        this.splitter = splitter;
        this.ranges = ranges;
        this.maximumExits = maximumExits;
        this.head = head;
        this.place = names.local(PrimitiveType.I32);
        this.again = names.label();
        this.calls = ranges.stream().map(range -> names.label()).toList();
        this.after = names.label();
        if (head != null) {
            near.add(head);
        }
        near.add(after);
        if (ranges.size() > MAXIMUM_PIECES) {
            throw new IllegalArgumentException("a list would be cut into " + ranges.size() + " pieces");
        }
    }

    /**
     * A driver that may be cut further.
     *
     * @param loop makes a loop of a head and a body, which may be too large
     */
    Cut build(ItemFactory factory, BiFunction<Label, List<Item>, List<Item>> loop) {
        this.factory = factory;
        numberPlaces();
        List<Item> body = new ArrayList<>();
        choosePiece(body);
        Optional<Escape> escape = callPieces(body);
        List<Item> driver = new ArrayList<>();
        if (ranges.size() > 1) {
            add(driver, new SetLocal(place, new I32Const(0)));
            driver.addAll(loop.apply(again, body));
        } else {
            driver.addAll(body);
        }
        return finish(driver, escape);
    }

    /**
     * A driver that stays whole, being a single statement.
     *
     * @param prologue the items before the ranges: they stay in the driver, and may branch into the ranges
     * @param epilogue the items after the ranges: they stay in the driver, too
     * @param confined measures statements, where {@link #place} is private because nothing else uses it
     */
    Cut buildWhole(List<Item> prologue, List<Item> epilogue, ItemFactory confined) {
        this.factory = confined;
        if (!epilogue.isEmpty()) {
            Set<Label> others = new LinkedHashSet<>(near);
            near.clear();
            near.add(epilogue.get(0).mark());
            near.addAll(others);
        }
        numberPlaces();
        List<Item> body = new ArrayList<>();
        List<Item> whole = new ArrayList<>();
        if (prologue.isEmpty()) {
            add(whole, new SetLocal(place, new I32Const(0)));
            choosePiece(body);
        } else {
            add(whole, new SetLocal(place, new I32Const(-1)));
            enter(prologue, body);
        }
        Optional<Escape> escape = callPieces(body);
        whole.add(factory.loop(again, body));
        List<Item> driver = new ArrayList<>();
        // Nothing branches back to this loop. It keeps the statements together.
        driver.add(factory.loop(names.label(), whole));
        Cut cut = finish(driver, escape);
        driver.addAll(epilogue);
        return cut;
    }

    Local place() {
        return place;
    }

    /**
     * Runs the prologue if {@link #place} is below zero, and then goes to the calls without a detour over the switch on the
     * place: an interpreter comes here for every instruction, but seldom passes from one piece to another.
     */
    private void enter(List<Item> prologue, List<Item> body) {
        if (ranges.size() > 1) {
            Label start = names.label();
            add(body, new BranchIf(compare(I32_LT_S, 0), start));
            choosePiece(body);
            add(body, new Mark(start));
        }
        body.addAll(prologue);
        if (Item.falls(prologue)) {
            // The first range begins where the prologue ends.
            add(body, new SetLocal(place, new I32Const(0)));
            add(body, new Branch(calls.get(0)));
        }
        Item.exits(prologue).stream().filter(inside::containsKey).sorted(Comparator.comparing(inside::get)).forEach(
                label -> {
                    add(body, new Mark(label));
                    add(body, new SetLocal(place, new I32Const(inside.get(label))));
                    add(body, new Branch(calls.get(inside.get(label) >> ENTRY_BITS)));
                });
    }

    private void choosePiece(List<Item> body) {
        if (ranges.size() > 1) {
            Expression piece = binary(I32_SHR_U, ENTRY_BITS);
            int last = calls.size() - 1;
            add(body, new Switch(piece, calls.subList(0, last), calls.get(last)));
        }
    }

    private Cut finish(List<Item> driver, Optional<Escape> escape) {
        if (outside.containsKey(after)) {
            add(driver, new Mark(after));
        }
        return new Cut(driver, () -> making.forEach(Runnable::run), escape);
    }

    private Optional<Escape> callPieces(List<Item> body) {
        boolean several = ranges.size() > 1;
        Label called = names.label();
        for (int i = 0; i < ranges.size(); i++) {
            Range range = ranges.get(i);
            int number = pieces.reserve();
            add(body, new Mark(calls.get(i)));
            List<Expression> arguments =
                    range.entries().size() > 1 ? List.of(binary(I32_AND, (1 << ENTRY_BITS) - 1)) : List.of();
            add(body, new SetLocal(place, new CallPiece(number, arguments)));
            if (i < ranges.size() - 1) {
                add(body, new Branch(called));
            }
            OptionalInt end = end(i);
            making.add(() -> pieces.make(number, range, this::number, end));
        }
        if (several) {
            add(body, new Mark(called));
        }
        return leave(body);
    }

    private void numberPlaces() {
        for (int i = 0; i < ranges.size(); i++) {
            List<Label> entries = ranges.get(i).entries();
            if (entries.size() > 1 << ENTRY_BITS) {
                throw new IllegalArgumentException("a piece would have " + entries.size() + " entries");
            }
            for (int j = 0; j < entries.size(); j++) {
                if (entries.get(j) != Range.START) {
                    inside.put(entries.get(j), i << ENTRY_BITS | j);
                }
            }
        }
        for (Label label : near) {
            boolean reached = label.equals(after) && ranges.get(ranges.size() - 1).falls();
            if (reached || ranges.stream().anyMatch(range -> range.exits().contains(label))) {
                outside.put(label, ~outside.size());
            }
        }
        for (Range range : ranges) {
            for (Label label : range.exits()) {
                if (!inside.containsKey(label)) {
                    outside.putIfAbsent(label, ~outside.size());
                }
            }
        }
    }

    private int number(Label label) {
        Integer number = inside.get(label);
        return number != null ? number : outside.get(label);
    }

    /** Where control goes from the end of a range. */
    private OptionalInt end(int range) {
        if (!ranges.get(range).falls()) {
            return OptionalInt.empty();
        }
        // The first entry of a range that is reached from the one before it is its beginning.
        return OptionalInt.of(range == ranges.size() - 1 ? outside.get(after) : (range + 1) << ENTRY_BITS);
    }

    /** Goes to the place after a piece: in another piece or outside. */
    private Optional<Escape> leave(List<Item> body) {
        if (outside.isEmpty()) {
            add(body, ranges.size() > 1 ? new Branch(again) : new Unreachable());
            return Optional.empty();
        }
        List<Label> labels = List.copyOf(outside.keySet());
        int last = labels.size() - 1;
        if (last > 1 && near.contains(labels.get(0))) {
            // The way back to the dispatch is the most frequent one.
            add(body, new BranchIf(compare(I32_EQ, ~0), labels.get(0)));
        }
        if (ranges.size() > 1) {
            add(body, new BranchIf(compare(I32_GE_S, 0), again));
        }
        Expression index = binary(I32_XOR, -1);
        if (last == 0) {
            add(body, new Branch(labels.get(0)));
        } else if (last == 1) {
            add(body, new BranchIf(compare(I32_EQ, ~0), labels.get(0)));
            add(body, new Branch(labels.get(1)));
        } else if (last < maximumExits) {
            add(body, new Switch(index, labels.subList(0, last), labels.get(last)));
        } else {
            return Optional.of(escape(body, labels, index));
        }
        return Optional.empty();
    }

    private Escape escape(List<Item> body, List<Label> labels, Expression index) {
        List<Label> targets = new ArrayList<>(labels);
        for (int i = 0; i < targets.size(); i++) {
            Label label = targets.get(i);
            if (near.contains(label)) {
                add(body, new BranchIf(compare(I32_EQ, ~i), label));
                // Nobody chooses this number any more, so any target will do.
                targets.set(i, null);
            }
        }
        Label any = targets.stream().filter(Objects::nonNull).findFirst().orElseThrow();
        targets.replaceAll(label -> label == null ? any : label);
        Escape escape = new Escape(names.label(), names.local(PrimitiveType.I32), targets);
        add(body, new SetLocal(escape.choice(), index));
        add(body, new Branch(escape.label()));
        return escape;
    }

    private Expression binary(BinaryOp op, int constant) {
        return new Binary(op, new LocalGet(place), new I32Const(constant));
    }

    private Expression compare(CompareOp op, int constant) {
        return new Compare(op, new LocalGet(place), new I32Const(constant));
    }

    private void add(List<Item> to, Statement statement) {
        for (Statement part : splitter.split(statement)) {
            to.add(factory.plain(part));
        }
    }
}

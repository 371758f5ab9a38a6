package dev.wasm2jar.compiler.ir.pass;

import dev.wasm2jar.compiler.ir.Expression.LocalGet;
import dev.wasm2jar.compiler.ir.IrFunction;
import dev.wasm2jar.compiler.ir.Label;
import dev.wasm2jar.compiler.ir.Statement;
import dev.wasm2jar.compiler.ir.Statement.Branch;
import dev.wasm2jar.compiler.ir.Statement.If;
import dev.wasm2jar.compiler.ir.Statement.Line;
import dev.wasm2jar.compiler.ir.Statement.Loop;
import dev.wasm2jar.compiler.ir.Statement.Mark;
import dev.wasm2jar.compiler.ir.Statement.Switch;
import dev.wasm2jar.compiler.ir.Statement.Try;
import dev.wasm2jar.compiler.ir.pass.ThreadedDriver.Sites;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Cuts the lists of one function, from the inside out. */
final class ListCutter {

    /** Private locals that are read in the body but perhaps never assigned: for so many there is always room. */
    static final int INITIALISED_LOCALS = 8;
    /** What part of the room the code before a dispatch, or behind all arms, may take in its driver. */
    private static final int PROLOGUE_SHARE = 2;
    /** What part of a piece the code that fetches the next instruction may take in each arm of an interpreter. */
    private static final int REPEATED_SHARE = 8;

    private final MethodSizes allowed;
    private final int capacity;
    private final int aim;
    private final int memories;
    private final IrFunction function;
    private final FreshNames names;
    private final Label returnLabel;
    private final ItemFactory factory;
    private final PieceFactory pieces;
    private final StatementSplitter splitter;
    /** What the loop of an interpreter with its dispatch may take beyond the room for others. */
    private final int dispatchRoom;
    /** Drivers that may take it. */
    private final Set<Statement> dispatches = Collections.newSetFromMap(new IdentityHashMap<>());
    private boolean bodyFalls;

    ListCutter(IrFunction function, FreshNames names, MethodSizes allowed) {
        this.function = function;
        this.names = names;
        this.allowed = allowed;
        this.dispatchRoom = allowed.dispatch() - allowed.limit();
        this.memories = CodeSize.memories(function.body());
        this.capacity = allowed.limit() - methodOverhead() - pieceOverhead();
        this.aim = Math.min(allowed.target(), capacity);
        this.returnLabel = names.label();
        CodeSize sizes = CodeSize.bound(memories);
        this.factory = new ItemFactory(sizes, returnLabel);
        this.pieces = new PieceFactory(names, function.signature(), returnLabel);
        this.splitter = new StatementSplitter(sizes, names, aim / 2);
    }

    private int methodOverhead() {
        return Costs.ENTRY
                + memories * Costs.RELOAD_MEMORY
                + INITIALISED_LOCALS * Costs.INITIALISE_LOCAL;
    }

    /** The switch on the entry, with targets for the beginning and one mark, and the return at the end. */
    private int pieceOverhead() {
        return Costs.FAR_LOCAL + Costs.SWITCH + 2 * Costs.SWITCH_TARGET + PieceFactory.EXIT;
    }

    private int bodyOverhead() {
        int results = function.signature().results().size();
        return Costs.MAKE_FRAME
                + function.parameters().size() * Costs.FRAME_PARAMETER
                + 2 * Costs.RETURN
                + Costs.RETURN_SEVERAL
                + results * (Costs.PER_RETURN + Costs.FRAME_GET);
    }

    PieceFactory pieces() {
        return pieces;
    }

    /** Where pieces branch instead of returning from the function. */
    Label returnLabel() {
        return returnLabel;
    }

    /** Whether control can reach the end of the function's body. */
    boolean bodyFalls() {
        return bodyFalls;
    }

    /** What remains of the body of the function. */
    List<Statement> cutBody(List<Statement> body) {
        List<Item> items = items(body);
        List<Escape> escapes = new ArrayList<>();
        int room = allowed.limit() - methodOverhead() - bodyOverhead();
        items = reduce(items, Math.min(room, capacity), null, escapes);
        if (!escapes.isEmpty()) {
            throw new IllegalStateException("branches out of the function");
        }
        bodyFalls = Item.falls(items);
        return new ArrayList<>(Item.statements(items));
    }

    /** The statements of a list, without unreachable ones and with all nested lists made small enough. */
    private List<Item> items(List<Statement> body) {
        List<Item> items = new ArrayList<>();
        Set<Label> targeted = new HashSet<>();
        boolean reached = true;
        int line = 0;
        for (Statement statement : body) {
            if (statement instanceof Line said) {
                line = said.number();
            } else if (statement instanceof Mark mark) {
                // The label of a mark that nothing branches to is not needed.
                if (targeted.contains(mark.label())) {
                    items.add(factory.plain(mark));
                    reached = true;
                }
            } else if (reached) {
                int before = items.size();
                for (Statement part : splitter.split(statement)) {
                    add(part, items);
                }
                for (int i = before; i < items.size(); i++) {
                    Item item = items.get(i);
                    targeted.addAll(item.exits());
                    if (line != 0 && !item.isMark()) {
                        items.set(i, item.atLine(line));
                    }
                }
                reached = Item.falls(items);
            }
        }
        return items;
    }

    private void add(Statement statement, List<Item> to) {
        if (statement instanceof Loop loop) {
            to.addAll(loop(loop.head(), items(loop.body())));
        } else if (statement instanceof If branching) {
            List<Escape> escapes = new ArrayList<>();
            to.add(branching(branching, escapes));
            dispatch(escapes, to);
        } else if (statement instanceof Try attempt) {
            List<Escape> escapes = new ArrayList<>();
            to.add(attempt(attempt, escapes));
            dispatch(escapes, to);
        } else {
            to.add(factory.plain(statement));
        }
    }

    private List<Item> loop(Label head, List<Item> body) {
        List<Escape> escapes = new ArrayList<>();
        List<Item> result = new ArrayList<>();
        boolean staysWhole = PieceFactory.size(body) <= capacity + allowed.loopRoom();
        result.add(factory.loop(head, staysWhole ? body : reduceLoop(head, body, escapes)));
        dispatch(escapes, result);
        return result;
    }

    private List<Item> reduceLoop(Label head, List<Item> body, List<Escape> escapes) {
        return threaded(head, body)
                .map(cut -> use(cut, escapes))
                .orElseGet(() -> reduce(body, capacity, head, escapes));
    }

    private Item branching(If branching, List<Escape> escapes) {
        return ofTwo(branching.then(), branching.otherwise(), escapes,
                (then, otherwise) -> factory.branching(branching, then, otherwise));
    }

    private Item attempt(Try attempt, List<Escape> escapes) {
        return ofTwo(attempt.body(), attempt.handler(), escapes,
                (body, handler) -> factory.attempt(attempt, body, handler));
    }

    /** A statement that nests two lists. */
    private Item ofTwo(
            List<Statement> one,
            List<Statement> other,
            List<Escape> escapes,
            BiFunction<List<Item>, List<Item>, Item> statement) {
        List<Item> first = reduce(items(one), capacity, null, escapes);
        List<Item> second = reduce(items(other), capacity, null, escapes);
        Item result = statement.apply(first, second);
        if (isTooLarge(result)) {
            // Each list fits on its own, but not both: the larger one is cut first.
            boolean largerFirst = Item.size(first) >= Item.size(second);
            if (largerFirst) {
                first = outline(first, escapes);
            } else {
                second = outline(second, escapes);
            }
            result = statement.apply(first, second);
            if (isTooLarge(result)) {
                if (largerFirst) {
                    second = outline(second, escapes);
                } else {
                    first = outline(first, escapes);
                }
                result = statement.apply(first, second);
            }
        }
        return result;
    }

    /** Puts the dispatches that were left to a list after the item that left them. */
    private void dispatch(List<Escape> escapes, List<Item> to) {
        // A list that is cut again may branch to where an earlier cut escaped to, which must then come later.
        for (int i = escapes.size() - 1; i >= 0; i--) {
            Escape escape = escapes.get(i);
            boolean falls = Item.falls(to);
            Label next = names.label();
            if (falls) {
                to.add(factory.plain(new Branch(next)));
            }
            to.add(factory.plain(new Mark(escape.label())));
            int last = escape.targets().size() - 1;
            Switch choice = new Switch(
                    new LocalGet(escape.choice()),
                    List.copyOf(escape.targets().subList(0, last)),
                    escape.targets().get(last));
            for (Statement part : splitter.split(choice)) {
                to.add(factory.plain(part));
            }
            if (falls) {
                to.add(factory.plain(new Mark(next)));
            }
        }
    }

    private boolean isTooLarge(Item item) {
        return item.size() + item.exits().size() * PieceFactory.EXIT > capacity;
    }

    /** How many labels a driver may branch to itself: a quarter of its room is for that. */
    private int maximumExits() {
        return Math.max(2, capacity / 4 / (Costs.SWITCH_TARGET + PieceFactory.EXIT));
    }

    /**
     * Cuts a list until it is not too large.
     *
     * @param head of the loop that the list is the body of, or null
     */
    private List<Item> reduce(List<Item> items, int room, Label head, List<Escape> escapes) {
        int size = PieceFactory.size(items);
        while (size > room && !(size <= room + dispatchRoom && dispatches.contains(items.get(0).statement()))) {
            items = cut(items, room, head, escapes);
            int reduced = PieceFactory.size(items);
            checkProgress(size, reduced);
            size = reduced;
        }
        return items;
    }

    private void checkProgress(int before, int after) {
        if (after >= before) {
            throw new IllegalArgumentException(
                    "the limit of " + allowed.limit() + " bytes is too small to cut function " + function.index());
        }
    }

    private List<Item> cut(List<Item> items, int room, Label head, List<Escape> escapes) {
        int size = PieceFactory.size(items);
        Partitioner partitioner = new Partitioner(items, aim);
        SequentialPlan plan = new SequentialPlan(items, partitioner, capacity / PROLOGUE_SHARE);
        boolean interpreter = head != null && plan.dispatch().isPresent();
        // One level of pieces below the loop of an interpreter is better than two.
        int half = Math.max(room, size / 2);
        Optional<Cut> cut = sequential(items, plan, room, interpreter ? room : half);
        if (cut.isEmpty() && plan.dispatch().isPresent()) {
            cut = dispatching(items, plan, partitioner, room, head);
        }
        if (cut.isEmpty() && interpreter) {
            cut = sequential(items, plan, room, half);
        }
        return use(
                cut.or(() -> within(room, () -> wholeTable(items, 0, items.size(), partitioner, head)))
                        .orElseGet(() -> table(partitioner.ranges(0, items.size()), size, head)),
                escapes);
    }

    /** A cut, if its driver is not too large. */
    private Optional<Cut> within(int most, Supplier<Cut> way) {
        int number = pieces.next();
        int locals = names.locals().size();
        Cut cut = way.get();
        if (PieceFactory.size(cut.driver()) <= most) {
            return Optional.of(cut);
        }
        pieces.release(number);
        names.release(locals);
        return Optional.empty();
    }

    /** @param most the size up to which the driver is not too large */
    private Optional<Cut> sequential(List<Item> items, SequentialPlan plan, int room, int most) {
        if (Item.exits(items).size() > maximumExits()) {
            return Optional.empty();
        }
        for (Set<Range> chosen : plan.choices(PieceFactory.size(items), room)) {
            Optional<Cut> cut = within(most, () -> plan.cut(chosen, sequentialDriver()));
            if (cut.isPresent()) {
                return cut;
            }
        }
        return Optional.empty();
    }

    private Optional<Cut> dispatching(
            List<Item> items, SequentialPlan plan, Partitioner partitioner, int room, Label head) {
        int from = plan.dispatch().getAsInt() + 1;
        Optional<Cut> cut = within(
                room + dispatchRoom, () -> wholeTable(items, from, plan.epilogue(), partitioner, head));
        cut.ifPresent(made -> dispatches.add(made.driver().get(0).statement()));
        return cut;
    }

    /** A cut into one piece for each arm of an interpreter, or more. */
    private Optional<Cut> threaded(Label head, List<Item> items) {
        SequentialPlan plan = new SequentialPlan(items, new Partitioner(items, aim), capacity / PROLOGUE_SHARE);
        return InterpreterLoop.of(items, plan, head, aim / REPEATED_SHARE).flatMap(this::threaded);
    }

    /**
     * Arms may be as large as their driver: without a switch of their own they are mostly smaller than their bound. In the
     * order of the list there are fewer pieces, if all that are gathered are too many for one driver.
     */
    private Optional<Cut> threaded(InterpreterLoop loop) {
        int room = capacity + dispatchRoom;
        int most = room - loop.repeatedSize();
        return threaded(loop, loop.ranges(loop.gatheredArms(factory, names::label, most), factory, most, aim), room)
                .or(() -> threaded(loop, loop.ranges(loop.armsInOrder(factory), factory, aim, aim), room));
    }

    private Optional<Cut> threaded(InterpreterLoop loop, List<Range> ranges, int room) {
        return Stream.of(Sites.FOR_ENTRIES, Sites.FOR_PIECES)
                .flatMap(sites -> within(room, () -> threaded(loop, ranges, room, sites)).stream())
                .findFirst();
    }

    private Cut threaded(InterpreterLoop loop, List<Range> ranges, int room, Sites sites) {
        ThreadedDriver driver = new ThreadedDriver(names, pieces, loop, room, sites);
        CodeSize sizes = CodeSize.bound(memories, driver.place());
        return driver.build(ranges, new ItemFactory(sizes, returnLabel));
    }

    private SequentialDriver sequentialDriver() {
        return new SequentialDriver(names, factory, pieces);
    }

    /** Makes a whole list one piece. */
    private List<Item> outline(List<Item> items, List<Escape> escapes) {
        Range range = new Partitioner(items, aim).range(0, items.size());
        if (range.exits().size() > maximumExits()) {
            return use(table(List.of(range), PieceFactory.size(items), null), escapes);
        }
        SequentialDriver driver = sequentialDriver();
        driver.call(range);
        return use(driver.finish(), escapes);
    }

    private static List<Item> use(Cut cut, List<Escape> escapes) {
        cut.pieces().run();
        cut.escape().ifPresent(escapes::add);
        return cut.driver();
    }

    private Cut table(List<Range> ranges, int size, Label head) {
        return tableDriver(ranges, head).build(factory, (again, body) -> {
            checkProgress(size, PieceFactory.size(body));
            return loop(again, body);
        });
    }

    /** A driver in one statement, with all items before the ranges; it may be too large. */
    private Cut wholeTable(List<Item> items, int from, int to, Partitioner partitioner, Label head) {
        TableDriver driver = tableDriver(partitioner.ranges(from, to), head);
        CodeSize sizes = CodeSize.bound(memories, driver.place());
        return driver.buildWhole(
                items.subList(0, from), items.subList(to, items.size()), new ItemFactory(sizes, returnLabel));
    }

    private TableDriver tableDriver(List<Range> ranges, Label head) {
        return new TableDriver(names, pieces, splitter, ranges, maximumExits(), head);
    }
}

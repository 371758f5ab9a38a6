package dev.wasm2jar.compiler.ir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasm2jar.compiler.ir.Expression.*;
import dev.wasm2jar.compiler.ir.Statement.*;
import dev.wasm2jar.compiler.ir.pass.CodeSize;
import dev.wasm2jar.compiler.ir.pass.IrVerifier;
import dev.wasm2jar.compiler.ir.pass.Outliner;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** Functions of the sizes that real modules have, or somewhat larger. */
class OutlinerScaleTest {

    private static final int EVENTS = 2000;
    private static final long DEEP_STACK = 1L << 30;
    private static final Duration SOON = Duration.ofSeconds(10);

    private static final Local STATE = new Local(0, PrimitiveType.I32);

    /** Runs with the stack that compiler threads have. */
    private static void deep(Runnable test) throws Exception {
        AtomicReference<Throwable> failure = new AtomicReference<>();
        Thread thread = new Thread(null, test, "deep", DEEP_STACK);
        thread.setUncaughtExceptionHandler((t, e) -> failure.set(e));
        thread.start();
        thread.join();
        if (failure.get() != null) {
            throw new AssertionError(failure.get());
        }
    }

    private static IrFunction function(int locals, int labels, List<Statement> body) {
        List<Local> all = new ArrayList<>();
        for (int i = 0; i < locals; i++) {
            all.add(new Local(i, PrimitiveType.I32));
        }
        return new IrFunction(0, "large", RandomFunctions.ONE, all, labels, body);
    }

    private static IrFunction outline(IrFunction function) throws Exception {
        AtomicReference<IrFunction> result = new AtomicReference<>();
        deep(() -> {
            IrFunction outlined = assertTimeout(SOON, () -> new Outliner(CodeSize::ofBody).apply(function));
            IrVerifier.verify(outlined);
            assertTrue(CodeSize.ofLargestMethod(outlined) <= Outliner.DISPATCH);
            for (long argument : new long[] {0, 1, 5, 100, 5000, -1}) {
                assertEquals(
                        IrInterpreter.run(function, EVENTS, argument),
                        IrInterpreter.run(outlined, EVENTS, argument));
            }
            result.set(outlined);
        });
        return result.get();
    }

    private static Expression get(int local) {
        return new LocalGet(new Local(local, PrimitiveType.I32));
    }

    private static Statement set(int local, Expression value) {
        return new SetLocal(new Local(local, PrimitiveType.I32), value);
    }

    private static Expression add(Expression left, Expression right) {
        return new Binary(BinaryOp.I32_ADD, left, right);
    }

    private static Statement event(Expression argument) {
        return new Evaluate(call(argument));
    }

    private static Expression call(Expression argument) {
        return new Call(1, RandomFunctions.ONE, List.of(argument));
    }

    private static Statement done() {
        return new Return(List.of(get(0)));
    }

    @Test
    void straightLine() throws Exception {
        List<Statement> body = new ArrayList<>();
        for (int i = 0; i < 350_000; i++) {
            body.add(i % 1000 == 0 ? event(get(i % 50)) : set(i % 50, add(get((i + 7) % 50), new I32Const(i))));
        }
        body.add(done());
        outline(function(50, 0, body));
    }

    @Test
    void manyForwardMarks() throws Exception {
        Random random = new Random(1);
        List<Statement> body = new ArrayList<>();
        int marks = 30_000;
        for (int i = 0; i < marks; i++) {
            int to = Math.min(marks - 1, i + random.nextInt(200));
            body.add(new BranchIf(new Compare(CompareOp.I32_EQ, call(get(0)), new I32Const(i)), new Label(to)));
            body.add(set(1, add(get(1), get(0))));
            body.add(new Mark(new Label(i)));
        }
        body.add(event(get(1)));
        body.add(done());
        // Calls stand only at the roots of statements.
        body.replaceAll(statement -> statement instanceof BranchIf branch
                ? new BranchIf(new Compare(CompareOp.I32_LT_S, get(0), new I32Const(branch.target().id())), branch.target())
                : statement);
        outline(function(2, marks, body));
    }

    private static IrFunction interpreter(int opcodes, int armSize, Order order) {
        List<Label> arms = new ArrayList<>();
        for (int i = 0; i < opcodes; i++) {
            arms.add(new Label(i));
        }
        Label head = new Label(opcodes);
        Label end = new Label(opcodes + 1);
        List<Integer> layout = new ArrayList<>();
        for (int i = 0; i < opcodes; i++) {
            layout.add(i);
        }
        if (order == Order.SHUFFLED) {
            Collections.shuffle(layout, new Random(3));
        }
        List<Statement> body = new ArrayList<>();
        body.add(set(1, call(get(0))));
        body.add(set(2, new Binary(BinaryOp.I32_AND, get(1), new I32Const(8191))));
        body.add(new Switch(get(2), arms, end));
        for (int opcode : layout) {
            body.add(new Mark(arms.get(opcode)));
            for (int i = 0; i < armSize; i++) {
                body.add(set(3 + i % 4, add(get(3 + (i + 1) % 4), new I32Const(opcode))));
            }
            body.add(event(get(3)));
            body.add(set(0, add(get(0), get(4))));
            body.add(new Branch(head));
        }
        body.add(new Mark(end));
        body.add(event(get(5)));
        body.add(new BranchIf(new Compare(CompareOp.I32_LT_S, get(0), new I32Const(1_000_000)), head));
        return function(7, opcodes + 2, List.of(new Loop(head, body), done()));
    }

    private enum Order {
        SORTED,
        SHUFFLED
    }

    /** One piece for each arm, and a driver that calls them all. */
    @Test
    void interpreterLoop() throws Exception {
        int opcodes = 256;
        for (Order order : Order.values()) {
            IrFunction outlined = outline(interpreter(opcodes, 40, order));
            assertTrue(hasSwitch(outlined.body(), opcodes), IrPrinter.print(outlined.body()));
            int pieces = outlined.pieces().size();
            assertTrue(pieces >= opcodes && pieces < opcodes + 4, () -> pieces + " pieces");
        }
    }

    /** As in SQLite: arms branch into each other, so hundreds of labels cross pieces. */
    @Test
    void interpreterLoopWithSharedTails() throws Exception {
        int opcodes = 190;
        IrFunction plain = interpreter(opcodes, 40, Order.SHUFFLED);
        Loop loop = (Loop) plain.body().get(0);
        List<Statement> body = new ArrayList<>();
        int labels = shareTails(loop.body(), plain.labels(), 3 * opcodes, body);
        IrFunction outlined = outline(function(7, labels, List.of(new Loop(loop.head(), body), done())));
        assertTrue(hasSwitch(outlined.body(), opcodes), IrPrinter.print(outlined.body()));
    }

    /** The dispatch, what it leads to at once and what all arms lead to are in one method, which calls all pieces. */
    @Test
    void interpreterLoopWhoseArmsMeet() throws Exception {
        int opcodes = 190;
        IrFunction plain = interpreter(opcodes, 40, Order.SHUFFLED);
        Loop loop = (Loop) plain.body().get(0);
        Label next = new Label(plain.labels());
        List<Statement> arms = new ArrayList<>(loop.body().subList(0, loop.body().size() - 1));
        arms.replaceAll(statement -> statement instanceof Branch ? new Branch(next) : statement);
        arms.add(new BranchIf(new Compare(CompareOp.I32_LT_S, get(0), new I32Const(1_000_000)), next));
        arms.add(done());
        List<Statement> body = new ArrayList<>();
        int labels = shareTails(arms, plain.labels() + 1, 2 * opcodes, body);
        Statement step = set(0, add(get(0), new I32Const(24)));
        // A branch here keeps the arms from doing it themselves.
        Statement branch = new BranchIf(new Compare(CompareOp.I32_LT_S, get(0), new I32Const(0)), loop.head());
        body.addAll(List.of(new Mark(next), step, branch, new Branch(loop.head())));
        IrFunction outlined = outline(function(7, labels, List.of(new Loop(loop.head(), body), done())));
        assertTrue(hasSwitch(outlined.body(), opcodes), IrPrinter.print(outlined.body()));
        assertTrue(IrPrinter.print(outlined.body()).contains("$0 = i32.add($0, 24)"));
        for (Piece piece : outlined.pieces()) {
            assertTrue(!IrPrinter.print(piece.body()).contains("call_piece"), IrPrinter.print(piece.body()));
        }
    }

    /**
     * Adds branches from arms to the ends of later ones.
     *
     * @return the number of labels then
     */
    private static int shareTails(List<Statement> arms, int labels, int count, List<Statement> body) {
        Random random = new Random(4);
        List<Label> tails = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            tails.add(new Label(labels + i));
        }
        int open = 0;
        for (Statement statement : arms) {
            if (statement instanceof Evaluate && open + 3 <= tails.size()) {
                for (int i = 0; i < 3; i++) {
                    int later = Math.min(tails.size() - 1, open + 3 + random.nextInt(200));
                    body.add(new BranchIf(
                            new Compare(CompareOp.I32_EQ, get(3 + i), new I32Const(later)), tails.get(later)));
                }
                for (int i = 0; i < 3; i++) {
                    body.add(new Mark(tails.get(open++)));
                    body.add(set(3 + i, add(get(4), new I32Const(open))));
                }
            }
            body.add(statement);
        }
        tails.subList(open, tails.size()).forEach(label -> body.add(new Mark(label)));
        if (!body.get(body.size() - 1).isTerminal()) {
            body.add(event(get(3)));
        }
        return labels + tails.size();
    }

    private static boolean hasSwitch(List<Statement> body, int targets) {
        return body.stream().anyMatch(statement -> statement instanceof Switch branch
                ? branch.targets().size() >= targets
                : statement instanceof Loop loop && hasSwitch(loop.body(), targets));
    }

    @Test
    void giantSwitch() throws Exception {
        for (Order order : Order.values()) {
            outline(interpreter(5490, 3, order));
            outline(interpreter(5490, 60, order));
        }
    }

    @Test
    void switchToNestedLists() throws Exception {
        // The switch is in another list than its targets.
        int targets = 3000;
        List<Statement> inner = new ArrayList<>();
        List<Label> labels = new ArrayList<>();
        for (int i = 0; i < targets; i++) {
            labels.add(new Label(i));
            inner.add(new BranchIf(new Compare(CompareOp.I32_EQ, get(0), new I32Const(-i)), new Label(i)));
        }
        inner.add(new Switch(get(0), labels, labels.get(0)));
        Label head = new Label(targets);
        List<Statement> body = new ArrayList<>();
        body.add(new If(get(0), List.of(new Loop(head, inner)), List.of()));
        for (Label label : labels) {
            body.add(event(new I32Const(label.id())));
            body.add(new Mark(label));
        }
        body.add(done());
        outline(function(1, targets + 1, body));
    }

    private enum Nesting {
        IF,
        LOOP,
        BOTH
    }

    @Test
    void deepNesting() throws Exception {
        for (Nesting nesting : Nesting.values()) {
            int depth = 3000;
            List<Statement> body = List.of(event(new I32Const(depth)));
            for (int i = depth - 1; i >= 0; i--) {
                List<Statement> outer = new ArrayList<>();
                outer.add(set(0, add(get(0), new I32Const(1))));
                outer.add(event(get(i % 20)));
                if (nesting == Nesting.LOOP || nesting == Nesting.BOTH && i % 2 == 0) {
                    List<Statement> looped = new ArrayList<>(body);
                    looped.add(set(1, add(get(1), new I32Const(1))));
                    looped.add(new BranchIf(
                            new Compare(CompareOp.I32_EQ, get(1), new I32Const(i)), new Label(2 * i)));
                    outer.add(new Loop(new Label(2 * i), looped));
                } else {
                    Expression condition = new Compare(CompareOp.I32_LT_S, get(0), new I32Const(2 * depth));
                    outer.add(new If(condition, body, List.of(event(get(3)))));
                }
                outer.add(new BranchIf(new Compare(CompareOp.I32_EQ, get(0), new I32Const(i)), new Label(2 * i + 1)));
                outer.add(event(get(2)));
                outer.add(new Mark(new Label(2 * i + 1)));
                body = outer;
            }
            List<Statement> whole = new ArrayList<>(body);
            whole.add(done());
            outline(function(20, 2 * depth, whole));
        }
    }

    @Test
    void manyLocals() throws Exception {
        Random random = new Random(2);
        int locals = 11_453;
        int labels = 0;
        List<Statement> body = new ArrayList<>();
        for (int i = 0; i < 60_000; i++) {
            // Mostly near each other, as compilers without register allocation number them.
            int base = (int) ((long) i * (locals - 200) / 60_000);
            int target = base + random.nextInt(200);
            body.add(set(target, add(get(base + random.nextInt(200)), new I32Const(i))));
            if (i % 50 == 0) {
                Label over = new Label(labels++);
                body.add(new BranchIf(get(random.nextInt(locals)), over));
                body.add(event(get(target)));
                body.add(new Mark(over));
            }
        }
        body.add(done());
        IrFunction outlined = outline(function(locals, labels, body));
        assertTrue(outlined.frame().size() <= locals + 500);
    }

    @Test
    void callWithManyArguments() throws Exception {
        List<Type> types = new ArrayList<>();
        List<Expression> arguments = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            types.add(PrimitiveType.I32);
            arguments.add(add(get(i % 9), add(new I32Const(i), get((i + 1) % 9))));
        }
        Signature signature = new Signature(types, List.of(PrimitiveType.I32), "many", List.of());
        List<Statement> body = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            body.add(set(i % 9, new Call(i, signature, arguments)));
        }
        body.add(done());
        outline(function(9, 0, body));
    }
}

package dev.wasm2jar.compiler.ir.pass;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.wasm2jar.compiler.ir.Expression.I32Const;
import dev.wasm2jar.compiler.ir.Expression.LocalGet;
import dev.wasm2jar.compiler.ir.Label;
import dev.wasm2jar.compiler.ir.Local;
import dev.wasm2jar.compiler.ir.PrimitiveType;
import dev.wasm2jar.compiler.ir.Statement;
import dev.wasm2jar.compiler.ir.Statement.Branch;
import dev.wasm2jar.compiler.ir.Statement.BranchIf;
import dev.wasm2jar.compiler.ir.Statement.Loop;
import dev.wasm2jar.compiler.ir.Statement.Mark;
import dev.wasm2jar.compiler.ir.Statement.SetLocal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class InterpreterArmsTest {

    private static final Local LOCAL = new Local(0, PrimitiveType.I32);
    /** Where arms fetch the next instruction: not in the list. */
    private static final Label FETCH = new Label(0);
    private static final Label A = new Label(1);
    private static final Label B = new Label(2);
    private static final Label SHARED = new Label(3);
    private static final Label TAIL = new Label(4);
    private static final Set<Label> DISPATCHED = Set.of(A, B);
    private static final int MOST = 5000;

    private final ItemFactory factory = new ItemFactory(CodeSize.bound(0), new Label(99));
    private int labels = 10;

    /** The arms as text: {@code L1:} is a mark, {@code ->L1} a branch, {@code ?L1} one that depends, {@code set} any assignments. */
    private List<String> gathered(int most, Stream<?>... parts) {
        List<Item> items = Stream.of(parts).flatMap(part -> part).map(this::item).toList();
        return new InterpreterArms(items, DISPATCHED, most).gathered(factory, () -> new Label(labels++)).stream()
                .map(InterpreterArmsTest::text)
                .toList();
    }

    /** Two arms of a length that lead to the same code. */
    private List<String> sharing(int length, Stream<?> shared) {
        return gathered(MOST,
                mark(A), code(length), branch(SHARED),
                mark(B), code(length), branch(SHARED),
                mark(SHARED), shared, branch(FETCH));
    }

    private Item item(Object part) {
        return part instanceof Item item ? item : factory.plain((Statement) part);
    }

    private static String text(List<Item> items) {
        List<String> words = new ArrayList<>();
        for (Statement statement : Item.statements(items)) {
            if (statement instanceof Mark mark) {
                words.add(mark.label() + ":");
            } else if (statement instanceof Branch branch) {
                words.add("->" + branch.target());
            } else if (statement instanceof BranchIf branch) {
                words.add("?" + branch.target());
            } else if (statement instanceof Loop) {
                words.add("loop");
            } else if (words.isEmpty() || !words.get(words.size() - 1).equals("set")) {
                words.add("set");
            }
        }
        return String.join(" ", words);
    }

    private static Stream<Statement> mark(Label label) {
        return Stream.of(new Mark(label));
    }

    private static Stream<Statement> code(int length) {
        return Collections.<Statement>nCopies(length, new SetLocal(LOCAL, new I32Const(100_000))).stream();
    }

    private static Stream<Statement> branchIf(Label label) {
        return Stream.of(new BranchIf(new LocalGet(LOCAL), label));
    }

    private static Stream<Statement> branch(Label label) {
        return Stream.of(new Branch(label));
    }

    private Stream<Item> loop() {
        return Stream.of(factory.loop(new Label(50), List.of()));
    }

    @Test
    void whatOneArmLeadsToBelongsToIt() {
        assertEquals(List.of("L1: set ?L4 ->L0 L4: set ->L0", "L2: set ->L0"), gathered(MOST,
                mark(A), code(30), branchIf(TAIL), branch(FETCH),
                mark(B), code(30), branch(FETCH),
                mark(TAIL), code(200), branch(FETCH)));
    }

    @Test
    void armsDoNotGrowTooLarge() {
        assertEquals(List.of("L1: set ?L4 ->L0", "L2: set ->L0", "L4: set ->L0"), gathered(1000,
                mark(A), code(30), branchIf(TAIL), branch(FETCH),
                mark(B), code(30), branch(FETCH),
                mark(TAIL), code(200), branch(FETCH)));
    }

    @Test
    void whatIsShortIsCopied() {
        assertEquals(List.of("L1: set ->L10 L10: set ->L0", "L2: set ->L11 L11: set ->L0"), sharing(30, code(3)));
    }

    @Test
    void copiesLeadToCopies() {
        assertEquals(
                List.of("L1: set ->L10 L10: set ->L11 L11: set ->L0", "L2: set ?L13 ->L12 L12: set ->L13 L13: set ->L0"),
                gathered(MOST,
                        mark(A), code(60), branch(SHARED),
                        mark(B), code(60), branchIf(TAIL), branch(SHARED),
                        mark(SHARED), code(3), branch(TAIL),
                        mark(TAIL), code(3), branch(FETCH)));
    }

    @Test
    void whatIsLongIsShared() {
        assertEquals(List.of("L1: set ->L3", "L2: set ->L3", "L3: set ->L0"), sharing(400, code(200)));
    }

    /** A head of a loop in two places would be two labels of one name. */
    @Test
    void loopsAreShared() {
        assertEquals(List.of("L1: set ->L3", "L2: set ->L3", "L3: loop ->L0"), sharing(60, loop()));
    }

    @Test
    void copiesAreAPartOfAll() {
        assertEquals(List.of("L1: set ->L3", "L2: set ->L3", "L3: set ->L0"), sharing(30, code(24)));
    }

    /** Where control fell from one section to the next, there is a branch if that is elsewhere now. */
    @Test
    void whatFellBranches() {
        assertEquals(List.of("L1: set ?L3 ->L0", "L2: set ->L3", "L3: set ->L0"), gathered(MOST,
                mark(A), code(400), branchIf(SHARED), branch(FETCH),
                mark(B), code(400),
                mark(SHARED), code(200), branch(FETCH)));
    }

    @Test
    void armsThatFallIntoOthersAreTogether() {
        assertEquals(List.of("L1: set L2: set ->L0"), gathered(MOST,
                mark(A), code(100),
                mark(B), code(100), branch(FETCH)));
    }

    @Test
    void shortArmsJoinWhatTheyLeadTo() {
        assertEquals(List.of("L1: set ->L3 L2: set L3: set ->L0"), gathered(MOST,
                mark(A), code(3), branch(SHARED),
                mark(B), code(3),
                mark(SHARED), code(200), branch(FETCH)));
    }

    @Test
    void whatFallsOutOfTheListStaysLast() {
        assertEquals(List.of("L2: set ->L0", "L1: set ?L4 ->L0 L4: set"), gathered(MOST,
                mark(A), code(30), branchIf(TAIL), branch(FETCH),
                mark(B), code(30), branch(FETCH),
                mark(TAIL), code(200)));
    }
}

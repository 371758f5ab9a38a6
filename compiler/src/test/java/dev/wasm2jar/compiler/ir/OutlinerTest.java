package dev.wasm2jar.compiler.ir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasm2jar.compiler.ir.IrInterpreter.Outcome;
import dev.wasm2jar.compiler.ir.pass.CodeSize;
import dev.wasm2jar.compiler.ir.pass.IrVerifier;
import dev.wasm2jar.compiler.ir.pass.Outliner;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutlinerTest {

    private static final int EVENTS = 200;
    private static final int FUNCTIONS = Integer.getInteger("wasm2jar.randomFunctions", 400);
    /** Of interpreters. */
    private static final int ARMS = 24;
    private static final int TAILS = 3;
    /** The lengths, in assignments, of what arms share. */
    private static final int[] SHARED = {1, 3, 20, 2, 90, 4};
    private static final long[][] ARGUMENTS = {{0, 0}, {1, 7}, {-5, 1L << 40}};

    @ParameterizedTest
    @CsvSource({"300, 200", "400, 150", "700, 400", "1500, 700", "6000, 3500"})
    void cutFunctionsDoTheSame(int limit, int target) {
        int cut = 0;
        for (int seed = 0; seed < FUNCTIONS; seed++) {
            IrFunction function = RandomFunctions.function(seed);
            IrVerifier.verify(function);
            IrFunction outlined = new Outliner(limit, target).apply(function);
            cut += outlined.rest().orElse(outlined).pieces().isEmpty() ? 0 : 1;
            check(function, outlined, limit);
        }
        assertTrue(limit > 2000 || cut > FUNCTIONS / 6, cut + " functions were cut");
    }

    /** What does not quite fit one method is split in two, if it can be. */
    @Test
    void functionsWithARestDoTheSame() {
        int rests = 0;
        for (int seed = 0; seed < 3 * FUNCTIONS; seed++) {
            IrFunction function = RandomFunctions.function(seed);
            int limit = Math.max(400, CodeSize.ofBody(function) * (50 + seed % 5 * 10) / 100);
            IrFunction outlined = new Outliner(limit, limit / 2).apply(function);
            rests += outlined.rest().isPresent() ? 1 : 0;
            check(function, outlined, limit);
        }
        assertTrue(rests > FUNCTIONS / 50, rests + " functions have a rest");
    }

    @Test
    void smallFunctionsAreLeftAlone() {
        IrFunction function = RandomFunctions.function(1);
        assertSame(function, new Outliner(100_000, 1000).apply(function));
    }

    /** What is emitted on trial and fits stays whole, however large its bound is. */
    @Test
    void functionsThatFitWhenEmittedAreLeftAlone() {
        Expression own = new Expression.LocalGet(new Local(1, PrimitiveType.I32));
        IrFunction loops = loops(new Expression.Binary(BinaryOp.I32_ADD, own, own), 150);
        // A loop is never split in two.
        IrFunction function = new IrFunction(0, "loop", loops.signature(), loops.locals(), 11,
                List.of(new Statement.Loop(new Label(10), loops.body())));
        assertTrue(CodeSize.ofBody(function) > Outliner.LIMIT);
        assertTrue(new Outliner(emitted -> 8000).apply(function) == function);
        assertFalse(new Outliner(emitted -> 8001).apply(function).pieces().isEmpty());
    }

    /** What is measured as if all locals were in the frame may fit a method when it is known that few are. */
    @Test
    void loopsOfPrivateLocalsStayWhole() {
        Expression own = new Expression.LocalGet(new Local(1, PrimitiveType.I32));
        IrFunction function = loops(new Expression.Binary(BinaryOp.I32_ADD, own, own), 70);
        IrFunction cut = new Outliner(1000, 500).apply(function);
        check(function, cut, 1000);
        assertFalse(cut.pieces().isEmpty());
        for (Piece piece : cut.pieces()) {
            String text = IrPrinter.print(piece.body());
            assertFalse(text.contains("call_piece"), text);
        }
    }

    /** Constants take as much wherever locals are. */
    @Test
    void loopsThatDoNotFitAreCutAllTheSame() {
        Expression one = new Expression.I32Const(1);
        IrFunction function = loops(new Expression.Binary(BinaryOp.I32_ADD, one, new Expression.Binary(
                BinaryOp.I32_ADD, one, new Expression.Binary(BinaryOp.I32_ADD, one, one))), 58);
        check(function, new Outliner(1000, 500).apply(function), 1000);
    }

    /** A function of ten loops, in each of which a local that is private to it is assigned a value many times. */
    private static IrFunction loops(Expression value, int times) {
        Local parameter = new Local(0, PrimitiveType.I32);
        Local own = new Local(1, PrimitiveType.I32);
        List<Statement> body = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            Label head = new Label(i);
            List<Statement> loop = new ArrayList<>();
            loop.add(new Statement.SetLocal(own, new Expression.Call(
                    1, RandomFunctions.ONE, List.of(new Expression.LocalGet(parameter)))));
            loop.addAll(Collections.nCopies(times, new Statement.SetLocal(own, value)));
            loop.add(new Statement.BranchIf(new Expression.LocalGet(own), head));
            body.add(new Statement.Loop(head, loop));
        }
        body.add(new Statement.Return(List.of()));
        Signature signature = new Signature(List.of(PrimitiveType.I32), List.of(), "main", List.of());
        return new IrFunction(0, "loops", signature, List.of(parameter, own), 10, body);
    }

    /** Each arm of an interpreter is a piece, which fetches the next instruction; larger arms are several. */
    @ParameterizedTest
    @CsvSource({"1300, 1000, 4", "1300, 1000, 60", "4000, 2500, 400", "6000, 3500, 60", "6000, 3500, 1200"})
    void armsOfInterpretersFetchTheNextInstruction(int limit, int target, int length) {
        for (Oddity odd : EnumSet.complementOf(EnumSet.of(Oddity.TAILS, Oddity.LONG_FETCH))) {
            IrFunction function = interpreter(length, odd);
            IrFunction cut = new Outliner(limit, target).apply(function);
            check(function, cut, limit);
            long arms = cut.pieces().stream().filter(piece -> piece.inlining() == Piece.Inlining.NEVER).count();
            boolean fits = CodeSize.ofBody(function) <= limit;
            // So many pieces are too many calls for the smallest drivers.
            boolean isDriverTooLarge = odd == Oddity.SHARED && limit < 2000;
            assertTrue(fits || isDriverTooLarge || arms >= ARMS - 4, () -> arms + " arms in " + IrPrinter.print(cut));
        }
    }

    /** There is a call for each entry of a piece, or one for each piece if the driver would be too large. */
    @ParameterizedTest
    @CsvSource({"6000, false", "2500, true"})
    void armsWithManyEntries(int limit, boolean once) {
        IrFunction function = interpreter(60, Oddity.TAILS);
        IrFunction cut = new Outliner(limit, 1000).apply(function);
        check(function, cut, limit);
        assertTrue(cut.pieces().stream().allMatch(piece -> piece.inlining() == Piece.Inlining.NEVER));
        String driver = IrPrinter.print(cut.body());
        int calls = driver.split("call_piece").length - 1;
        assertTrue(once ? calls == cut.pieces().size() : calls > 2 * cut.pieces().size(), calls + " calls in " + driver);
    }

    /** What takes more room than instructions should is left where it was. */
    @Test
    void armsOfInterpretersDoNotRepeatMuch() {
        IrFunction function = interpreter(60, Oddity.LONG_FETCH);
        IrFunction cut = new Outliner(1300, 1000).apply(function);
        check(function, cut, 1300);
        assertTrue(cut.pieces().stream().allMatch(piece -> piece.inlining() == Piece.Inlining.POSSIBLE));
    }

    /** What is unusual about the loop of an interpreter. */
    private enum Oddity {
        NONE,
        DISPATCH_TO_HEAD,
        DISPATCH_OUT,
        DEFAULT_OUT,
        DEFAULT_TO_ADVANCE,
        LAST_ARM_FALLS,
        /** The dispatch and arms lead to the ends of arms, too. */
        TAILS,
        /** Arms lead to code behind all of them. */
        SHARED,
        LONG_FETCH
    }

    /**
     * An interpreter that logs what it executes, and ends after some instructions.
     *
     * @param length of each arm, in assignments
     */
    private static IrFunction interpreter(int length, Oddity odd) {
        Local state = new Local(0, PrimitiveType.I32);
        Local count = new Local(1, PrimitiveType.I32);
        Local opcode = new Local(2, PrimitiveType.I32);
        Label head = new Label(0);
        Label advance = new Label(1);
        Label out = new Label(2);
        Label middle = new Label(3);
        List<Label> arms = new ArrayList<>();
        for (int i = 0; i < ARMS; i++) {
            arms.add(new Label(4 + i));
        }
        List<Statement> body = new ArrayList<>(Collections.nCopies(odd == Oddity.LONG_FETCH ? 40 : 1, new Statement.SetLocal(
                opcode, binary(BinaryOp.I32_AND, binary(BinaryOp.I32_SHR_U, get(state), 20), odd == Oddity.TAILS ? 255 : 31))));
        body.add(new Statement.SetLocal(state, binary(
                BinaryOp.I32_ADD, binary(BinaryOp.I32_MUL, get(state), 1_103_515_245), 12_345)));
        List<Label> targets = new ArrayList<>(arms);
        // To nothing but the next instruction, and out of the loop.
        targets.add(odd == Oddity.DISPATCH_TO_HEAD ? head : advance);
        targets.add(odd == Oddity.DISPATCH_OUT ? out : arms.get(3));
        for (int i = 1; odd == Oddity.TAILS && i < ARMS; i++) {
            for (int j = 0; j < TAILS; j++) {
                targets.add(tail(i, j));
            }
        }
        Label other = switch (odd) {
            case DEFAULT_OUT -> out;
            case DEFAULT_TO_ADVANCE -> advance;
            default -> arms.get(5);
        };
        body.add(new Statement.Switch(get(opcode), targets, other));
        for (int i = 0; i < ARMS; i++) {
            body.add(new Statement.Mark(arms.get(i)));
            body.add(new Statement.SetLocal(count, binary(BinaryOp.I32_ADD, get(count), 1)));
            body.add(new Statement.BranchIf(new Expression.Compare(
                    CompareOp.I32_GE_S, get(count), new Expression.I32Const(40)), out));
            if (i == 7) {
                body.add(new Statement.BranchIf(binary(BinaryOp.I32_AND, get(state), 64), middle));
            }
            for (int j = 0; j < length; j++) {
                body.add(new Statement.SetLocal(state, binary(BinaryOp.I32_XOR, get(state), i * 77 + j)));
            }
            if (odd == Oddity.SHARED) {
                body.add(new Statement.BranchIf(binary(BinaryOp.I32_AND, get(state), 512), shared(i % SHARED.length)));
                body.add(new Statement.BranchIf(binary(BinaryOp.I32_AND, get(state), 2048), shared(SHARED.length + i)));
            }
            if (i == 12) {
                body.add(new Statement.Mark(middle));
            }
            for (int j = 0; odd == Oddity.TAILS && j < TAILS; j++) {
                if (i < ARMS - 1) {
                    body.add(new Statement.BranchIf(
                            binary(BinaryOp.I32_AND, get(state), 1 << j + 8), tail(i + 1 + (ARMS - 1 - i) * j / TAILS, j)));
                }
                if (i > 0) {
                    body.add(new Statement.Mark(tail(i, j)));
                }
                body.add(new Statement.SetLocal(state, binary(BinaryOp.I32_ADD, get(state), 1 << j + 8)));
            }
            body.add(new Statement.SetLocal(state, new Expression.Call(
                    1, RandomFunctions.ONE, List.of(binary(BinaryOp.I32_MUL, get(state), 1_103_515_245)))));
            // Some arms end where the next one begins, and one goes on without the advance.
            if (i == 9) {
                body.add(new Statement.Branch(head));
            } else if (i % 5 != 0 && (odd != Oddity.LAST_ARM_FALLS || i < ARMS - 1)) {
                body.add(new Statement.Branch(advance));
            }
        }
        if (odd == Oddity.SHARED) {
            addShared(body, state, count, head, advance);
        }
        body.add(new Statement.Mark(advance));
        body.add(new Statement.SetLocal(state, binary(BinaryOp.I32_ADD, get(state), 12_345)));
        body.add(new Statement.Branch(head));
        Signature signature = new Signature(List.of(PrimitiveType.I32), List.of(PrimitiveType.I32), "main", List.of());
        return new IrFunction(0, "interpreter", signature, List.of(state, count, opcode), shared(SHARED.length + ARMS + 1).id(), List.of(
                new Statement.Loop(head, body),
                new Statement.Mark(out),
                new Statement.Return(List.of(get(state)))));
    }

    /** One of the marks in an arm. */
    private static Label tail(int arm, int number) {
        return new Label(4 + ARMS + arm * TAILS + number);
    }

    /** One of the marks behind all arms. */
    private static Label shared(int number) {
        return new Label(4 + ARMS + ARMS * TAILS + number);
    }

    /** What several arms lead to, some of it with a loop or falling into the next, and what only one leads to. */
    private static void addShared(List<Statement> body, Local state, Local count, Label head, Label advance) {
        for (int i = 0; i < SHARED.length + ARMS; i++) {
            body.add(new Statement.Mark(shared(i)));
            for (int j = 0; j < SHARED[i % SHARED.length]; j++) {
                body.add(new Statement.SetLocal(state, binary(BinaryOp.I32_MUL, get(state), i * 2 + j * 8 + 1)));
            }
            if (i == 3) {
                Label again = shared(SHARED.length + ARMS);
                body.add(new Statement.Loop(again, List.of(
                        new Statement.SetLocal(count, binary(BinaryOp.I32_ADD, get(count), 1)),
                        new Statement.BranchIf(binary(BinaryOp.I32_AND, get(count), 3), again))));
            }
            if (i % 4 == 2) {
                body.add(new Statement.Branch(head));
            } else if (i % 4 != 1) {
                body.add(new Statement.Branch(advance));
            }
        }
    }

    private static Expression get(Local local) {
        return new Expression.LocalGet(local);
    }

    private static Expression binary(BinaryOp op, Expression left, int right) {
        return new Expression.Binary(op, left, new Expression.I32Const(right));
    }

    private static void check(IrFunction function, IrFunction outlined, int limit) {
        try {
            IrVerifier.verify(outlined);
            if (outlined != function) {
                checkReachable(outlined.body());
                outlined.pieces().forEach(piece -> checkReachable(piece.body()));
                outlined.rest().ifPresent(rest -> {
                    checkReachable(rest.body());
                    rest.pieces().forEach(piece -> checkReachable(piece.body()));
                });
            }
            int size = CodeSize.ofLargestMethod(outlined);
            assertTrue(size <= limit, () -> "a method of " + size + " bytes");
            for (long[] arguments : ARGUMENTS) {
                Outcome expected = IrInterpreter.run(function, EVENTS, arguments);
                assertEquals(expected, IrInterpreter.run(outlined, EVENTS, arguments));
            }
        } catch (AssertionError | RuntimeException e) {
            throw new AssertionError(
                    e.getMessage() + "\n" + IrPrinter.print(function) + "\n" + IrPrinter.print(outlined), e);
        }
    }

    /** The backend computes stack maps in one walk, so it wants no code that cannot be reached. */
    private static void checkReachable(List<Statement> body) {
        boolean reached = true;
        for (Statement statement : body) {
            reached |= statement instanceof Statement.Mark;
            assertTrue(reached, () -> "unreachable: " + IrPrinter.print(List.of(statement)));
            reached = !statement.isTerminal();
            if (statement instanceof Statement.Loop loop) {
                checkReachable(loop.body());
            } else if (statement instanceof Statement.If branching) {
                checkReachable(branching.then());
                checkReachable(branching.otherwise());
            } else if (statement instanceof Statement.Try attempt) {
                checkReachable(attempt.body());
                checkReachable(attempt.handler());
            }
        }
    }
}

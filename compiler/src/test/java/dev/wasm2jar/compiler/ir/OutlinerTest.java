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
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutlinerTest {

    private static final int EVENTS = 200;
    private static final int FUNCTIONS = Integer.getInteger("wasm2jar.randomFunctions", 400);
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

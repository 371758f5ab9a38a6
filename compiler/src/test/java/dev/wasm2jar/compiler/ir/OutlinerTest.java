package dev.wasm2jar.compiler.ir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasm2jar.compiler.ir.IrInterpreter.Outcome;
import dev.wasm2jar.compiler.ir.pass.CodeSize;
import dev.wasm2jar.compiler.ir.pass.IrVerifier;
import dev.wasm2jar.compiler.ir.pass.Outliner;
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

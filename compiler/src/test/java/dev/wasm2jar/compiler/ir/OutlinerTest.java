package dev.wasm2jar.compiler.ir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasm2jar.compiler.ir.IrInterpreter.Outcome;
import dev.wasm2jar.compiler.ir.pass.CodeSize;
import dev.wasm2jar.compiler.ir.pass.IrVerifier;
import dev.wasm2jar.compiler.ir.pass.Outliner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutlinerTest {

    private static final int EVENTS = 200;
    private static final int FUNCTIONS = Integer.getInteger("wasm2jar.randomFunctions", 800);
    private static final long[][] ARGUMENTS = {{0, 0}, {1, 7}, {-5, 1L << 40}};

    @ParameterizedTest
    @CsvSource({"300, 200", "400, 150", "700, 400", "1500, 700", "6000, 3500"})
    void cutFunctionsDoTheSame(int limit, int target) {
        int cut = 0;
        for (int seed = 0; seed < FUNCTIONS; seed++) {
            IrFunction function = RandomFunctions.function(seed);
            IrVerifier.verify(function);
            IrFunction outlined = new Outliner(limit, target).apply(function);
            cut += outlined.pieces().isEmpty() ? 0 : 1;
            check(function, outlined, limit);
        }
        assertTrue(limit > 2000 || cut > FUNCTIONS / 6, cut + " functions were cut");
    }

    @Test
    void smallFunctionsAreLeftAlone() {
        IrFunction function = RandomFunctions.function(1);
        assertSame(function, new Outliner(100_000, 1000).apply(function));
    }

    private static void check(IrFunction function, IrFunction outlined, int limit) {
        try {
            IrVerifier.verify(outlined);
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
}

package dev.wasm2jar.compiler.ir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasm2jar.compiler.ir.pass.CodeSize;
import dev.wasm2jar.compiler.ir.pass.IrVerifier;
import dev.wasm2jar.compiler.ir.pass.ThreadStates;
import org.junit.jupiter.api.Test;

class ThreadStatesTest {

    private static final int FUNCTIONS = Integer.getInteger("wasm2jar.randomFunctions", 400);
    private static final int EVENTS = 60;

    @Test
    void copiesForStatesDoTheSame() {
        int threaded = 0;
        for (int seed = 0; seed < FUNCTIONS; seed++) {
            IrFunction function = StateFunctions.function(seed);
            IrFunction changed = ThreadStates.apply(function);
            threaded += changed == function ? 0 : 1;
            check(function, changed);
        }
        assertTrue(threaded > FUNCTIONS / 20, threaded + " functions have copies");
    }

    @Test
    void otherFunctionsDoTheSame() {
        for (int seed = 0; seed < FUNCTIONS; seed++) {
            IrFunction function = RandomFunctions.function(seed);
            IrFunction changed = ThreadStates.apply(function);
            IrVerifier.verify(changed);
            assertEquals(IrInterpreter.run(function, EVENTS, 1, 7), IrInterpreter.run(changed, EVENTS, 1, 7));
        }
    }

    private static void check(IrFunction function, IrFunction changed) {
        try {
            IrVerifier.verify(function);
            IrVerifier.verify(changed);
            assertTrue(changed == function || CodeSize.ofLargestMethod(changed) <= 4500);
            for (long argument = 0; argument < 8; argument++) {
                assertEquals(IrInterpreter.run(function, EVENTS, argument), IrInterpreter.run(changed, EVENTS, argument));
            }
        } catch (AssertionError | RuntimeException e) {
            throw new AssertionError(
                    e.getMessage() + "\n" + IrPrinter.print(function) + "\n" + IrPrinter.print(changed), e);
        }
    }
}

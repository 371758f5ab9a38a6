package dev.wasm2jar.compiler.ir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.wasm2jar.compiler.ir.Expression.Binary;
import dev.wasm2jar.compiler.ir.Expression.Call;
import dev.wasm2jar.compiler.ir.Expression.Compare;
import dev.wasm2jar.compiler.ir.Expression.I32Const;
import dev.wasm2jar.compiler.ir.Expression.LocalGet;
import dev.wasm2jar.compiler.ir.Statement.BranchIf;
import dev.wasm2jar.compiler.ir.Statement.Evaluate;
import dev.wasm2jar.compiler.ir.Statement.Loop;
import dev.wasm2jar.compiler.ir.Statement.Return;
import dev.wasm2jar.compiler.ir.Statement.SetLocal;
import dev.wasm2jar.compiler.ir.pass.IrVerifier;
import dev.wasm2jar.compiler.ir.pass.LateConditions;
import java.util.List;
import org.junit.jupiter.api.Test;

class LateConditionsTest {

    private static final Local COUNTER = new Local(0, PrimitiveType.I32);
    private static final Local CONDITION = new Local(1, PrimitiveType.I32);
    private static final Signature SIGNATURE =
            new Signature(List.of(PrimitiveType.I32), List.of(PrimitiveType.I32), "main", List.of());

    /** Counts by two; the condition is computed before. */
    private static IrFunction function(Expression result) {
        Label head = new Label(0);
        Expression counter = new LocalGet(COUNTER);
        List<Statement> loop = List.of(
                new Evaluate(new Call(1, RandomFunctions.ONE, List.of(counter))),
                new SetLocal(CONDITION, new Compare(CompareOp.I32_LT_S, counter, new I32Const(9))),
                new SetLocal(COUNTER, new Binary(BinaryOp.I32_ADD, counter, new I32Const(2))),
                new BranchIf(new LocalGet(CONDITION), head));
        return new IrFunction(0, "count", SIGNATURE, List.of(COUNTER, CONDITION), 1,
                List.of(new Loop(head, loop), new Return(List.of(result))));
    }

    @Test
    void comparesWhereItBranches() {
        IrFunction function = function(new LocalGet(COUNTER));
        IrFunction changed = LateConditions.apply(function);
        List<Statement> loop = ((Loop) changed.body().get(0)).body();
        Local kept = changed.locals().get(2);
        assertEquals(new SetLocal(kept, new LocalGet(COUNTER)), loop.get(1));
        assertEquals(
                new Compare(CompareOp.I32_LT_S, new LocalGet(kept), new I32Const(9)),
                ((BranchIf) loop.get(3)).condition());
        for (long argument = -3; argument < 15; argument++) {
            assertEquals(IrInterpreter.run(function, 50, argument), IrInterpreter.run(changed, 50, argument));
        }
    }

    @Test
    void resultsThatAreReadElsewhereStay() {
        IrFunction function = function(new LocalGet(CONDITION));
        assertSame(function, LateConditions.apply(function));
    }

    @Test
    void otherFunctionsDoTheSame() {
        for (int seed = 0; seed < 400; seed++) {
            IrFunction function = RandomFunctions.function(seed);
            IrFunction changed = LateConditions.apply(function);
            IrVerifier.verify(changed);
            assertEquals(IrInterpreter.run(function, 100, 1, 7), IrInterpreter.run(changed, 100, 1, 7));
        }
    }
}

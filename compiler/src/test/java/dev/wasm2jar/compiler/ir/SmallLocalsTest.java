package dev.wasm2jar.compiler.ir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasm2jar.compiler.ir.Expression.*;
import dev.wasm2jar.compiler.ir.MemoryExpression.Load;
import dev.wasm2jar.compiler.ir.Statement.*;
import dev.wasm2jar.compiler.ir.pass.IrVerifier;
import dev.wasm2jar.compiler.ir.pass.Linearize;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is known not to be negative is checked once, and compared with sign. */
class SmallLocalsTest {

    private static final Local FIRST = new Local(0, PrimitiveType.I32);
    private static final Local SECOND = new Local(1, PrimitiveType.I32);
    private static final Label HEAD = new Label(0);
    private static final Label MARK = new Label(1);
    private static final Signature SIGNATURE = new Signature(
            List.of(PrimitiveType.I32, PrimitiveType.I32), List.of(), "addresses", List.of());

    private static String linearized(Statement... body) {
        var function = new IrFunction(0, "f", SIGNATURE, List.of(FIRST, SECOND), 2, List.of(body));
        String printed = IrPrinter.print(Linearize.apply(function));
        return printed.substring(printed.indexOf('\n') + 1, printed.lastIndexOf("end"));
    }

    private static Expression get(Local local) {
        return new LocalGet(local);
    }

    private static Statement access(Local local) {
        return new Evaluate(new Load(LoadOp.I32_LOAD, 0, get(local), 8));
    }

    private static Statement step(Local local) {
        return new SetLocal(local, new Binary(BinaryOp.I32_ADD, get(local), new I32Const(4)));
    }

    @Test
    void loopsCheckAnew() {
        assertEquals(
                """
                  check_address($0)
                  drop i32.load offset=8 ($0)
                  check_address($1)
                  drop i32.load offset=8 ($1)
                  loop L0
                    check_address($0)
                    drop i32.load offset=8 ($0)
                    br_if L0 $1
                  end
                  drop i32.load offset=8 ($0)
                  check_address($1)
                  drop i32.load offset=8 ($1)
                """,
                linearized(access(FIRST), access(SECOND),
                        new Loop(HEAD, List.of(access(FIRST), new BranchIf(get(SECOND), HEAD))),
                        access(FIRST), access(SECOND)));
    }

    @Test
    void marksHaveWhatAllBranchesToThemHave() {
        assertEquals(
                """
                  check_address($0)
                  drop i32.load offset=8 ($0)
                  br_if L1 $1
                  check_address($1)
                  drop i32.load offset=8 ($1)
                  L1:
                  drop i32.load offset=8 ($0)
                  check_address($1)
                  drop i32.load offset=8 ($1)
                """,
                linearized(access(FIRST), new BranchIf(get(SECOND), MARK), access(SECOND), new Mark(MARK),
                        access(FIRST), access(SECOND)));
    }

    @Test
    void whereControlDoesNotComeFromDoesNotCount() {
        assertEquals(
                """
                  if $1
                    check_address($0)
                    drop i32.load offset=8 ($0)
                  else
                    return
                  end
                  drop i32.load offset=8 ($0)
                """,
                linearized(new If(get(SECOND), List.of(access(FIRST)), List.of(new Return(List.of()))), access(FIRST)));
    }

    @Test
    void smallNumbersAreComparedWithSign() {
        Expression small = new Load(LoadOp.I32_LOAD16_U, 0, get(FIRST), 0);
        assertEquals(
                """
                  $1 = i32.load16_u ($0)
                  br_if L1 i32.lt_s($1, 9)
                  $1 = i32.add($1, 4)
                  br_if L1 i32.lt_u($1, 9)
                  $1 = i32.shr_u($1, 1)
                  br_if L1 i32.lt_s($1, 9)
                  br_if L1 i32.lt_u($1, -9)
                  L1:
                """,
                linearized(new SetLocal(SECOND, small), lessThan(9), step(SECOND), lessThan(9),
                        new SetLocal(SECOND, new Binary(BinaryOp.I32_SHR_U, get(SECOND), new I32Const(1))), lessThan(9),
                        lessThan(-9), new Mark(MARK)));
    }

    private static Statement lessThan(int constant) {
        return new BranchIf(new Compare(CompareOp.I32_LT_U, get(SECOND), new I32Const(constant)), MARK);
    }

    @Test
    void randomFunctionsDoTheSame() {
        int accessing = 0;
        for (int seed = 0; seed < 2000; seed++) {
            IrFunction function = RandomFunctions.withLoads(seed);
            IrFunction changed = Linearize.apply(function);
            IrVerifier.verify(changed);
            for (long argument : new long[] {-5, 3, 1000}) {
                IrInterpreter.Outcome expected = IrInterpreter.run(function, 60, argument, 7);
                assertEquals(expected, IrInterpreter.runLinear(changed, 60, argument, 7), () -> function.name());
                accessing += expected.end().equals("out of bounds") ? 0 : 1;
            }
        }
        assertTrue(accessing > 1000, accessing + " runs without a trap");
    }
}

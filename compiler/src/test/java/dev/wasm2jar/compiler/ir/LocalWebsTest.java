package dev.wasm2jar.compiler.ir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasm2jar.compiler.ir.Expression.Binary;
import dev.wasm2jar.compiler.ir.Expression.Call;
import dev.wasm2jar.compiler.ir.Expression.I32Const;
import dev.wasm2jar.compiler.ir.Expression.LocalGet;
import dev.wasm2jar.compiler.ir.Statement.BranchIf;
import dev.wasm2jar.compiler.ir.Statement.Evaluate;
import dev.wasm2jar.compiler.ir.Statement.If;
import dev.wasm2jar.compiler.ir.Statement.Loop;
import dev.wasm2jar.compiler.ir.Statement.Mark;
import dev.wasm2jar.compiler.ir.Statement.Return;
import dev.wasm2jar.compiler.ir.Statement.SetLocal;
import dev.wasm2jar.compiler.ir.Statement.Try;
import dev.wasm2jar.compiler.ir.pass.IrVerifier;
import dev.wasm2jar.compiler.ir.pass.Outliner;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Which locals are in the frame of a function that was cut. */
class LocalWebsTest {

    private static final Local PARAMETER = new Local(0, PrimitiveType.I32);
    private static final Local REUSED = new Local(1, PrimitiveType.I32);
    private static final Local CAUGHT = new Local(2, ReferenceType.EXCEPTION);
    private static final int PARTS = 100;

    private static final Signature SIGNATURE = new Signature(List.of(PrimitiveType.I32), List.of(), "main", List.of());

    private int labels;

    private static Expression get(Local local) {
        return new LocalGet(local);
    }

    private static Expression call(Expression argument) {
        return new Call(1, RandomFunctions.ONE, List.of(argument));
    }

    private static Expression plus(Local local, int constant) {
        return new Binary(BinaryOp.I32_ADD, get(local), new I32Const(constant));
    }

    /** Assigns a local and reads it behind a jump target. */
    private List<Statement> part(Local local, int number) {
        Label after = new Label(labels++);
        return List.of(
                new SetLocal(local, call(plus(PARAMETER, number))),
                new BranchIf(get(local), after),
                new Evaluate(call(new I32Const(number))),
                new Mark(after),
                new Evaluate(call(get(local))));
    }

    /** Cuts a function into many pieces, and checks that it still does the same. */
    private IrFunction cut(List<Statement> body) {
        IrFunction function = new IrFunction(
                0, "reuse", SIGNATURE, List.of(PARAMETER, REUSED, CAUGHT), labels, body);
        IrVerifier.verify(function);
        IrFunction cut = new Outliner(400, 150).apply(function);
        IrVerifier.verify(cut);
        assertTrue(cut.pieces().size() > 2, () -> IrPrinter.print(cut));
        for (long argument = -3; argument < 20; argument++) {
            assertEquals(
                    IrInterpreter.run(function, 1000, argument),
                    IrInterpreter.run(cut, 1000, argument),
                    () -> IrPrinter.print(function) + IrPrinter.print(cut));
        }
        return cut;
    }

    private List<Statement> parts() {
        List<Statement> body = new ArrayList<>();
        for (int i = 0; i < PARTS; i++) {
            // What is nested is not cut in the middle.
            body.add(new If(plus(PARAMETER, i), part(REUSED, i), List.of()));
        }
        return body;
    }

    /** Shows the value of a local at the end. */
    private static List<Statement> returning(List<Statement> body, Local result) {
        body.add(new Evaluate(call(get(result))));
        body.add(new Return(List.of()));
        return body;
    }

    @Test
    void valuesOfOnePieceAreNotInTheFrame() {
        IrFunction cut = cut(returning(parts(), PARAMETER));
        assertEquals(Set.of(PARAMETER), cut.frame());
        assertEquals("""
                if i32.add($0, 2)
                  $1 = call $f1(i32.add($0, 2))
                  br_if L2 $1
                  drop call $f1(2)
                  L2:
                  drop call $f1($1)
                end
                return 0
                """, IrPrinter.print(cut.pieces().get(2).body()));
    }

    /** One piece, or the body, has one private local for all values of a local that stay there. */
    @Test
    void valuesOfOneLocalHaveOneLocalInEachMethod() {
        IrFunction cut = cut(returning(parts(), PARAMETER));
        for (Piece piece : cut.pieces()) {
            Set<Local> assigned = new HashSet<>();
            assigned(piece.body(), assigned);
            assigned.remove(REUSED);
            assertEquals(Set.of(), assigned, () -> IrPrinter.print(cut));
        }
    }

    @Test
    void valuesThatMeetShareTheirLocal() {
        List<Statement> body = new ArrayList<>();
        body.add(new SetLocal(REUSED, new I32Const(5)));
        body.add(new If(get(PARAMETER), List.of(new SetLocal(REUSED, call(get(PARAMETER)))), List.of()));
        for (int i = 0; i < PARTS; i++) {
            body.add(new If(plus(REUSED, i), List.of(new Evaluate(call(plus(REUSED, 1)))), List.of()));
        }
        IrFunction cut = cut(returning(body, REUSED));
        assertEquals(Set.of(PARAMETER, REUSED), cut.frame(), () -> IrPrinter.print(cut));
    }

    @Test
    void valuesOfOneLocalInTheFrameHaveOneField() {
        List<Statement> body = new ArrayList<>();
        for (int i = 0; i < PARTS; i++) {
            if (i % (PARTS / 2) == 0) {
                body.add(new SetLocal(REUSED, call(new I32Const(i))));
            }
            body.add(new If(plus(REUSED, i), List.of(new Evaluate(call(plus(REUSED, 1)))), List.of()));
        }
        IrFunction cut = cut(returning(body, PARAMETER));
        assertEquals(Set.of(PARAMETER, REUSED), cut.frame(), () -> IrPrinter.print(cut));
    }

    @Test
    void valuesGoAroundLoops() {
        Label head = new Label(labels++);
        List<Statement> loop = parts();
        loop.add(new SetLocal(REUSED, plus(PARAMETER, -1)));
        loop.add(new SetLocal(PARAMETER, get(REUSED)));
        loop.add(new BranchIf(get(PARAMETER), head));
        List<Statement> body = new ArrayList<>();
        body.add(new Loop(head, loop));
        IrFunction cut = cut(returning(body, REUSED));
        assertEquals(2, cut.frame().size(), () -> IrPrinter.print(cut));
    }

    /** An exception may come at any time: the handler sees what was assigned last before it. */
    @Test
    void handlersReadWhatWasAssigned() {
        List<Statement> attempt = new ArrayList<>();
        for (int i = 0; i < PARTS; i++) {
            attempt.add(new SetLocal(REUSED, new I32Const(100 + i)));
            attempt.add(new If(plus(PARAMETER, -i),
                    List.of(new Evaluate(call(get(REUSED)))),
                    List.of(new ControlStatement.Throw(0, List.of(get(PARAMETER))))));
        }
        List<Statement> body = new ArrayList<>(List.of(
                new SetLocal(REUSED, new I32Const(7)),
                new Try(attempt, CAUGHT, List.of(new Evaluate(call(get(REUSED)))))));
        IrFunction cut = cut(returning(body, REUSED));
        assertTrue(cut.frame().contains(REUSED), () -> IrPrinter.print(cut));
    }

    private static void assigned(List<Statement> body, Set<Local> locals) {
        for (Statement statement : body) {
            if (statement instanceof SetLocal set) {
                locals.add(set.local());
            } else if (statement instanceof If branch) {
                assigned(branch.then(), locals);
                assigned(branch.otherwise(), locals);
            } else if (statement instanceof Loop loop) {
                assigned(loop.body(), locals);
            }
        }
    }
}

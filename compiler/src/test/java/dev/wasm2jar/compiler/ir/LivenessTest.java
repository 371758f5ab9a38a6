package dev.wasm2jar.compiler.ir;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.wasm2jar.compiler.ir.Expression.*;
import dev.wasm2jar.compiler.ir.Statement.*;
import dev.wasm2jar.compiler.ir.pass.Liveness;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LivenessTest {

    private static final Label OUTER = new Label(0);
    private static final Label INNER = new Label(1);
    private static final Label END = new Label(2);

    private static Local local(int index) {
        return new Local(index, PrimitiveType.I32);
    }

    private static Expression get(int index) {
        return new LocalGet(local(index));
    }

    private static Statement set(int index, Expression value) {
        return new SetLocal(local(index), value);
    }

    @Test
    void nothingElseIsReadInRandomFunctions() {
        for (int seed = 0; seed < 1000; seed++) {
            IrFunction function = RandomFunctions.function(seed);
            Liveness liveness = Liveness.of(function.body());
            assertEquals(
                    IrInterpreter.run(function, 100, seed, 3), IrInterpreter.runLive(function, 100, liveness, seed, 3));
        }
    }

    @Test
    void marksPassOnWhatIsReadAfterThem() {
        List<Statement> body = List.of(
                new BranchIf(get(0), END),
                set(1, new I32Const(1)),
                new Mark(END),
                new Return(List.of(get(1))));
        Liveness liveness = Liveness.of(body);
        assertEquals(Set.of(local(0), local(1)), liveness.atEntry());
        assertEquals(Set.of(local(1)), liveness.at(END));
    }

    @Test
    void valuesLiveAroundLoops() {
        // Local 1 is read only at the head of the outer loop, and reaches it from the inner one.
        List<Statement> inner = List.of(
                set(2, new I32Const(5)),
                new BranchIf(get(3), INNER),
                new Branch(OUTER));
        List<Statement> outer = List.of(set(3, get(1)), new Loop(INNER, inner));
        Liveness liveness = Liveness.of(List.of(set(1, new I32Const(0)), new Loop(OUTER, outer)));
        assertEquals(Set.of(), liveness.atEntry());
        assertEquals(Set.of(local(1)), liveness.at(OUTER));
        assertEquals(Set.of(local(1), local(3)), liveness.at(INNER));
        assertEquals(Set.of(local(1), local(3)), liveness.liveAtLabels());
    }

    @Test
    void selectionsAreJoins() {
        List<Statement> body = List.of(
                set(0, new I32Const(1)),
                set(1, new Select(new I32Const(1), new I32Const(2), new GlobalGet(0, PrimitiveType.I32))),
                new Return(List.of(get(0), get(1))));
        assertEquals(Set.of(local(0)), Liveness.of(body).liveAtLabels());
    }

    @Test
    void frameLocalsAreNotAskedAbout() {
        List<Statement> body = List.of(new Return(List.of(get(0), get(1))));
        assertEquals(Set.of(local(1)), Liveness.of(body, Set.of(local(0))).atEntry());
    }
}

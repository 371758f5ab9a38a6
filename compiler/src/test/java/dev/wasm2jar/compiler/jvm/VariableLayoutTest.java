package dev.wasm2jar.compiler.jvm;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.wasm2jar.compiler.ir.Expression.LocalGet;
import dev.wasm2jar.compiler.ir.LoadOp;
import dev.wasm2jar.compiler.ir.Local;
import dev.wasm2jar.compiler.ir.MemoryExpression.Load;
import dev.wasm2jar.compiler.ir.PrimitiveType;
import dev.wasm2jar.compiler.ir.Statement;
import dev.wasm2jar.compiler.ir.Statement.Evaluate;
import dev.wasm2jar.compiler.jvm.VariableLayout.Move;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Which variables get the slots that instructions of one byte name. */
class VariableLayoutTest {

    private static final Local A = new Local(0, PrimitiveType.I32);
    private static final Local B = new Local(1, PrimitiveType.I32);
    private static final Local C = new Local(2, PrimitiveType.I32);
    private static final Local D = new Local(3, PrimitiveType.I32);
    private static final Local LONG = new Local(4, PrimitiveType.I64);
    private static final Local NUMBER = new Local(5, PrimitiveType.I32);
    private static final String INSTANCE = "Module";
    private static final String ARRAY = "[B";

    private final LocalSlots slots = new LocalSlots();
    private final List<Statement> body = new ArrayList<>();

    private void use(Local local, int times) {
        body.addAll(Collections.nCopies(times, new Evaluate(new LocalGet(local))));
    }

    private void access(Local address, int times) {
        body.addAll(Collections.nCopies(times, new Evaluate(new Load(LoadOp.I32_LOAD, 0, new LocalGet(address), 0))));
    }

    private List<Move> place(List<Local> parameters, Set<Local> dead) {
        parameters.forEach(slots::add);
        slots.addInstance(INSTANCE);
        var layout = new VariableLayout(slots, VariableUses.in(body));
        layout.addMemory(0, ARRAY);
        layout.addLocals(List.of(NUMBER));
        return layout.place(parameters, dead::contains);
    }

    @Test
    void theArrayGetsTheSlotOfTheParameterThatIsNamedLeast() {
        access(A, 9);
        use(B, 7);
        use(C, 2);
        use(D, 7);
        use(NUMBER, 3);
        assertEquals(List.of(new Move(2, C)), place(List.of(A, B, C, D), Set.of()));
        assertEquals(2, slots.memory(0));
        assertEquals(5, slots.of(NUMBER));
        assertEquals(6, slots.of(C));
        assertEquals(List.of(JvmType.INT.frame, JvmType.INT.frame, ARRAY, JvmType.INT.frame, INSTANCE, JvmType.INT.frame,
                JvmType.INT.frame), slots.frame());
    }

    @Test
    void parametersStayIfThatSavesNothing() {
        access(A, 9);
        use(B, 7);
        use(C, 7);
        use(D, 7);
        assertEquals(List.of(), place(List.of(A, B, C, D), Set.of()));
        assertEquals(5, slots.memory(0));
    }

    @Test
    void whatIsNotNamedIsNotMoved() {
        access(A, 1);
        use(B, 7);
        use(D, 7);
        use(NUMBER, 1);
        assertEquals(List.of(), place(List.of(A, B, C, D), Set.of(D)));
        assertEquals(Set.of(2, 3), Set.of(slots.memory(0), slots.of(NUMBER)));
    }

    @Test
    void longsStay() {
        access(A, 9);
        use(LONG, 1);
        use(NUMBER, 8);
        assertEquals(List.of(), place(List.of(LONG, A), Set.of()));
        assertEquals(4, slots.memory(0));
        assertEquals(5, slots.of(NUMBER));
    }

    @Test
    void slotsThatAreLeftGoToWhatIsNamedMost() {
        access(A, 1);
        use(NUMBER, 5);
        assertEquals(List.of(), place(List.of(A, B), Set.of()));
        assertEquals(1, slots.of(NUMBER));
        assertEquals(3, slots.memory(0));
    }
}

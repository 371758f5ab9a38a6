package dev.wasm2jar.compiler.ir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasm2jar.compiler.ir.Expression.*;
import dev.wasm2jar.compiler.ir.MemoryStatement.*;
import dev.wasm2jar.compiler.ir.Statement.*;
import dev.wasm2jar.compiler.ir.pass.CodeSize;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CodeSizeTest {

    private static final Signature SIGNATURE =
            new Signature(List.of(PrimitiveType.I32), List.of(PrimitiveType.I32), "f", List.of());

    private static int size(Set<Local> frame, Statement... body) {
        List<Local> locals = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            locals.add(new Local(i, PrimitiveType.I32));
        }
        return CodeSize.ofBody(
                new IrFunction(0, "f", SIGNATURE, locals, 10, List.of(body), List.of(), frame));
    }

    private static int added(Statement statement) {
        return size(Set.of(), statement) - size(Set.of());
    }

    private static Expression get(int index) {
        return new LocalGet(new Local(index, PrimitiveType.I32));
    }

    private static Statement set(int index, Expression value) {
        return new SetLocal(new Local(index, PrimitiveType.I32), value);
    }

    @Test
    void addsUpWhatIsNested() {
        int inner = added(set(1, get(0)));
        assertEquals(4, inner);
        assertEquals(2 * inner, added(new Loop(new Label(0), List.of(set(1, get(0)), set(1, get(0))))));
        int empty = added(new If(get(0), List.of(), List.of()));
        assertEquals(empty + 2 * inner, added(new If(get(0), List.of(set(1, get(0))), List.of(set(1, get(0))))));
    }

    @Test
    void countsInitialisationOnce() {
        // A local that is read before it is assigned costs its initialisation in addition.
        assertEquals(added(set(1, get(0))) + 5, added(set(1, get(2))));
        assertEquals(added(set(1, get(2))) + 4, size(Set.of(), set(1, get(2)), set(3, get(2))) - size(Set.of()));
    }

    @Test
    void frameLocalsCostMore() {
        Set<Local> frame = Set.of(new Local(0, PrimitiveType.I32), new Local(1, PrimitiveType.I32));
        Statement copy = set(1, get(0));
        int more = size(frame, copy, copy) - size(frame, copy);
        assertTrue(more > added(copy), () -> more + " bytes");
        assertTrue(size(frame, copy) - more > size(Set.of(), copy) - added(copy));
    }

    @Test
    void methodsThatUseMemoryReloadItAfterCalls() {
        Statement call = new Evaluate(new Call(1, SIGNATURE, List.of(get(0))));
        Statement store = new Store(StoreOp.I32_STORE, 0, get(0), 0, get(0));
        int apart = size(Set.of(), call) + size(Set.of(), store) - size(Set.of());
        assertEquals(apart + 11, size(Set.of(), call, store));
    }

    @Test
    void switchesGrowWithTheirTargets() {
        Label end = new Label(0);
        int small = size(Set.of(), new Switch(get(0), List.of(end), end), new Mark(end));
        int large = size(Set.of(), new Switch(get(0), List.of(end, end, end), end), new Mark(end));
        assertEquals(8, large - small);
    }
}

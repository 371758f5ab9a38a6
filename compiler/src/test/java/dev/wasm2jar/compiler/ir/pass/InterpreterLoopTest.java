package dev.wasm2jar.compiler.ir.pass;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasm2jar.compiler.ir.Expression.Call;
import dev.wasm2jar.compiler.ir.Expression.I32Const;
import dev.wasm2jar.compiler.ir.Expression.LocalGet;
import dev.wasm2jar.compiler.ir.Label;
import dev.wasm2jar.compiler.ir.LoadOp;
import dev.wasm2jar.compiler.ir.Local;
import dev.wasm2jar.compiler.ir.MemoryExpression.Load;
import dev.wasm2jar.compiler.ir.PrimitiveType;
import dev.wasm2jar.compiler.ir.Signature;
import dev.wasm2jar.compiler.ir.Statement;
import dev.wasm2jar.compiler.ir.Statement.SetLocal;
import dev.wasm2jar.compiler.ir.Statement.SetLocals;
import dev.wasm2jar.compiler.ir.Statement.Switch;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class InterpreterLoopTest {

    private static final Local OPCODE = new Local(0, PrimitiveType.I32);
    private static final Local OTHER = new Local(1, PrimitiveType.I32);
    private static final Label ARM = new Label(1);
    private static final Label DEFAULT = new Label(2);
    private static final Statement LOAD =
            new SetLocal(OPCODE, new Load(LoadOp.I32_LOAD8_U, 0, new I32Const(8), 0));

    private static InterpreterLoop loop(Statement... fetch) {
        List<Item> items = Stream.of(fetch).map(statement -> new Item(statement, 1, Set.of(), true)).toList();
        Switch dispatch = new Switch(new LocalGet(OPCODE), List.of(ARM, ARM), DEFAULT);
        return new InterpreterLoop(new Label(0), items, dispatch, List.of(), List.of());
    }

    @Test
    void bytesAreBounded() {
        InterpreterLoop loop = loop(LOAD, new SetLocal(OTHER, new LocalGet(OPCODE)));
        assertTrue(loop.isIndexBounded());
        assertEquals(255, loop.largestIndex());
        assertEquals(ARM, loop.target(1));
        assertEquals(DEFAULT, loop.target(255));
    }

    @Test
    void copiesOfBytesAreBounded() {
        Statement load = new SetLocal(OTHER, new Load(LoadOp.I32_LOAD8_U, 0, new I32Const(8), 0));
        assertTrue(loop(load, new SetLocal(OPCODE, new LocalGet(OTHER))).isIndexBounded());
        assertFalse(loop(new SetLocal(OPCODE, new LocalGet(OTHER)), load).isIndexBounded());
    }

    @Test
    void whatIsAssignedAfterIsNot() {
        assertFalse(loop(LOAD, new SetLocal(OPCODE, new I32Const(300))).isIndexBounded());
        Signature two = new Signature(List.of(), List.of(PrimitiveType.I32, PrimitiveType.I32), "two", List.of());
        InterpreterLoop loop = loop(LOAD, new SetLocals(List.of(OTHER, OPCODE), new Call(1, two, List.of())));
        assertFalse(loop.isIndexBounded());
        assertEquals(2, loop.largestIndex());
    }
}

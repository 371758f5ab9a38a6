package dev.wasm2jar.compiler.jvm;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.wasm2jar.compiler.ir.Expression;
import dev.wasm2jar.compiler.ir.Expression.*;
import dev.wasm2jar.compiler.ir.Label;
import dev.wasm2jar.compiler.ir.LoadOp;
import dev.wasm2jar.compiler.ir.Local;
import dev.wasm2jar.compiler.ir.MemoryExpression;
import dev.wasm2jar.compiler.ir.MemoryGrowth;
import dev.wasm2jar.compiler.ir.MemoryStatement.TakeContents;
import dev.wasm2jar.compiler.ir.PrimitiveType;
import dev.wasm2jar.compiler.ir.Statement;
import dev.wasm2jar.compiler.ir.Statement.*;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ContentsLivenessTest {

    private static final Label HEAD = new Label(0);
    private static final Label END = new Label(1);
    private static final Local LOCAL = new Local(0, PrimitiveType.I32);
    private static final Expression GET = new LocalGet(LOCAL);

    /** Every call may make the memory grow. */
    private static Statement call() {
        return new SetLocal(LOCAL, new MemoryExpression.MemoryGrow(0, new I32Const(1)));
    }

    private static Statement access() {
        return new SetLocal(LOCAL, new MemoryExpression.Load(LoadOp.I32_LOAD, 0, GET, 0));
    }

    private static Statement leave() {
        return new Return(List.of(GET));
    }

    private static Set<Statement> taking(Statement... body) {
        var growing = new BitSet();
        growing.set(0);
        return ContentsLiveness.taking(List.of(body), new MemoryUse(new MemoryGrowth(growing, Set.of()), 0));
    }

    @Test
    void onlyTheLastCallBeforeAnAccess() {
        Statement last = call();
        assertEquals(Set.of(last), taking(call(), last, access(), call(), leave()));
    }

    @Test
    void accessesOnOneOfTwoPaths() {
        Statement before = call();
        assertEquals(Set.of(before),
                taking(before, new If(GET, List.of(call()), List.of(access())), leave()));
        Statement within = call();
        assertEquals(Set.of(within),
                taking(call(), new If(GET, List.of(within), List.of(leave())), access(), leave()));
    }

    @Test
    void accessesBehindBranches() {
        Statement before = call();
        assertEquals(Set.of(before),
                taking(before, new BranchIf(GET, END), call(), leave(), new Mark(END), access(), leave()));
        assertEquals(Set.of(before),
                taking(before, new Switch(GET, List.of(END), END), new Mark(END), access(), leave()));
    }

    @Test
    void accessesInTheNextRoundOfALoop() {
        Statement last = call();
        assertEquals(Set.of(last), taking(new Loop(HEAD, List.of(access(), call(), last, new Branch(HEAD)))));
    }

    @Test
    void loopsThatCallAndTakeContentsWhenTheyLeave() {
        Statement take = new TakeContents();
        Statement loop = new Loop(HEAD, List.of(call(), new BranchIf(GET, HEAD), take));
        assertEquals(Set.of(take), taking(loop, access(), leave()));
        assertEquals(Set.of(), taking(loop, leave()));
    }

    @Test
    void handlersTakeContentsThemselves() {
        Statement within = call();
        assertEquals(Set.of(), taking(new Try(List.of(within), LOCAL, List.of(access())), leave()));
        assertEquals(Set.of(within), taking(new Try(List.of(within), LOCAL, List.of(leave())), access(), leave()));
    }
}

package dev.wasm2jar.testsuite.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.wasm2jar.runtime.Imports;
import dev.wasm2jar.runtime.Instance;
import dev.wasm2jar.runtime.Trap;
import dev.wasm2jar.testsuite.Modules;
import dev.wasm2jar.testsuite.binary.FunctionBuilder;
import dev.wasm2jar.testsuite.binary.ModuleBuilder;
import org.junit.jupiter.api.Test;

/** Small functions that call themselves, which become copies of themselves within themselves. */
class RecursionTest {

    private static final int RETURN = 0x0f;
    private static final int GLOBAL_GET = 0x23;
    private static final int GLOBAL_SET = 0x24;
    private static final int DROP = 0x1a;
    private static final int EQZ = 0x45;
    private static final int LESS = 0x48;
    private static final int ADD = 0x6a;
    private static final int SUBTRACT = 0x6b;
    private static final int MULTIPLY = 0x6c;

    private static int run(ModuleBuilder module, int... arguments) {
        Instance instance = instantiate(module);
        Object[] boxed = new Object[arguments.length];
        for (int i = 0; i < boxed.length; i++) {
            boxed[i] = arguments[i];
        }
        return (Integer) instance.function("run").call(boxed)[0];
    }

    private static Instance instantiate(ModuleBuilder module) {
        return Modules.instantiate(Modules.load(module.toBytes(), "recursion"), new Imports());
    }

    @Test
    void returnsFromWithinBlocksAndAtTheEnd() {
        var module = new ModuleBuilder();
        FunctionBuilder run = module.exported("run", "i", "i");
        run.get(0).i32(2).op(LESS).when().get(0).op(RETURN).end();
        run.get(0).i32(1).op(SUBTRACT).call(0);
        run.get(0).i32(2).op(SUBTRACT).call(0).op(ADD);
        assertEquals(6765, run(module, 20));
    }

    /** The local that counts begins at zero in each call, and calls are in a loop. */
    private static int loops(int depth) {
        int sum = 0;
        int i = 0;
        do {
            if (depth != 0) {
                sum += loops(depth - 1);
            }
            sum = sum * 3 + i;
            i++;
        } while (i < depth);
        return sum;
    }

    @Test
    void localsBeginAtZeroInEachCall() {
        var module = new ModuleBuilder();
        FunctionBuilder run = module.exported("run", "i", "i");
        int sum = run.local('i');
        int i = run.local('i');
        run.loop();
        run.get(0).when().get(sum).get(0).i32(1).op(SUBTRACT).call(0).op(ADD).set(sum).end();
        run.get(sum).i32(3).op(MULTIPLY).get(i).op(ADD).set(sum);
        run.get(i).i32(1).op(ADD).set(i);
        run.get(i).get(0).op(LESS).branchIf(0).end();
        run.get(sum);
        assertEquals(loops(6), run(module, 6));
    }

    private static int towers(int disks, int from, int to, int trace) {
        if (disks == 0) {
            return trace;
        }
        int before = towers(disks - 1, from, 3 - from - to, trace);
        return towers(disks - 1, 3 - from - to, to, before * 31 + from * 3 + to);
    }

    @Test
    void callsWithoutResultsKeepTheirOrder() {
        var module = new ModuleBuilder().global(0);
        FunctionBuilder move = module.function("iii", "");
        move.get(0).op(EQZ).when().op(RETURN).end();
        FunctionBuilder run = module.exported("run", "i", "i");
        run.get(0).i32(0).i32(1).call(0).index(GLOBAL_GET, 0);
        move.get(0).i32(1).op(SUBTRACT).get(1).i32(3).get(1).op(SUBTRACT).get(2).op(SUBTRACT).call(0);
        move.index(GLOBAL_GET, 0).i32(31).op(MULTIPLY).get(1).i32(3).op(MULTIPLY).op(ADD).get(2).op(ADD)
                .index(GLOBAL_SET, 0);
        move.get(0).i32(1).op(SUBTRACT).i32(3).get(1).op(SUBTRACT).get(2).op(SUBTRACT).get(2).call(0);
        assertEquals(towers(7, 0, 1, 0), run(module, 7));
    }

    @Test
    void resultsMayBeDropped() {
        var module = new ModuleBuilder().global(0);
        FunctionBuilder run = module.exported("run", "i", "i");
        run.index(GLOBAL_GET, 0).i32(1).op(ADD).index(GLOBAL_SET, 0);
        run.get(0).when();
        run.get(0).i32(1).op(SUBTRACT).call(0).op(DROP).get(0).i32(1).op(SUBTRACT).call(0).op(DROP).end();
        run.index(GLOBAL_GET, 0);
        assertEquals(1023, run(module, 9));
    }

    @Test
    void endlessRecursionTraps() {
        var module = new ModuleBuilder();
        module.exported("run", "i", "i").get(0).i32(1).op(ADD).call(0).i32(1).op(ADD);
        Trap trap = assertThrows(Trap.class, () -> run(module, 0));
        assertEquals(Trap.STACK_EXHAUSTED, trap.getMessage());
    }
}

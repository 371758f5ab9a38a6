package dev.wasm2jar.testsuite.control;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.wasm2jar.runtime.FuncRef;
import dev.wasm2jar.runtime.FuncType;
import dev.wasm2jar.runtime.HostFunction;
import dev.wasm2jar.runtime.Imports;
import dev.wasm2jar.runtime.Instance;
import dev.wasm2jar.runtime.Table;
import dev.wasm2jar.runtime.Trap;
import dev.wasm2jar.testsuite.Modules;
import dev.wasm2jar.testsuite.binary.ModuleBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls through tables whose elements the compiler knows, and through those that only look as if it did. */
class FixedTableTest {

    private static final int CALL = 0x11;
    private static final int TABLE_GET = 0x25;
    private static final int TABLE_SET = 0x26;
    private static final int NONE = -1;

    /** Of elements: the functions that return 10 and 20, null, one of another type. */
    private static ModuleBuilder module() {
        var module = new ModuleBuilder().table(5);
        int type = module.type("", "i");
        module.function("", "i").i32(10);
        module.function("", "i").i32(20);
        module.function("i", "i").get(0);
        module.exported("call", "i", "i").get(0).op(CALL, type, 0);
        return module.elements(0, 0, 0).elements(1, 1).elements(3, 2);
    }

    private static Instance instantiate(ModuleBuilder module) {
        return Modules.instantiate(Modules.load(module.toBytes(), "tables"), new Imports());
    }

    private static int call(Instance instance, int index) {
        return (Integer) ((FuncRef) instance.export("call")).call(index)[0];
    }

    private static void assertTraps(String message, Instance instance, int index) {
        assertEquals(message, assertThrows(Trap.class, () -> call(instance, index)).getMessage());
    }

    @Test
    void functionsAreCalledByTheLastSegmentThatHasThem() {
        Instance instance = instantiate(module());
        assertEquals(10, call(instance, 0));
        assertEquals(20, call(instance, 1));
    }

    @Test
    void whatIsNoFunctionOfTheTypeTraps() {
        Instance instance = instantiate(module());
        assertTraps(Trap.UNINITIALIZED_ELEMENT + " 2", instance, 2);
        assertTraps(Trap.INDIRECT_CALL_TYPE_MISMATCH, instance, 3);
        assertTraps(Trap.UNDEFINED_ELEMENT, instance, 5);
        assertTraps(Trap.UNDEFINED_ELEMENT, instance, NONE);
        assertTraps(Trap.UNDEFINED_ELEMENT, instance, Integer.MIN_VALUE);
    }

    @Test
    void importedFunctionsAreElementsToo() {
        var module = new ModuleBuilder().importFunction("host", "seven", "", "i").table(1);
        int type = module.type("", "i");
        module.exported("call", "i", "i").get(0).op(CALL, type, 0);
        Imports imports = new Imports().define("host", "seven",
                new HostFunction(FuncType.of("()->(i32)"), arguments -> new Object[] {7}));
        Instance instance = Modules.instantiate(Modules.load(module.elements(0, 0).toBytes(), "imported"), imports);
        assertEquals(7, call(instance, 0));
    }

    @Test
    void aTableThatTheCodeWritesToIsRead() {
        ModuleBuilder module = module();
        module.exported("swap", "", "")
                .i32(0).i32(1).op(TABLE_GET, 0).op(TABLE_SET, 0);
        Instance instance = instantiate(module);
        assertEquals(10, call(instance, 0));
        ((FuncRef) instance.export("swap")).call();
        assertEquals(20, call(instance, 0));
    }

    @Test
    void aTableThatOthersSeeIsRead() {
        Instance instance = instantiate(module().exportTable("table", 0));
        Table table = (Table) instance.export("table");
        table.set(2, table.get(1));
        assertEquals(20, call(instance, 2));
    }

    @ParameterizedTest
    @ValueSource(ints = {20_000, 30_000, 70_000})
    void largeTablesHaveAllTheirElements(int size) {
        var module = new ModuleBuilder().table(size);
        int type = module.type("", "i");
        module.function("", "i").i32(1);
        module.function("", "i").i32(2);
        module.exported("call", "i", "i").get(0).op(CALL, type, 0);
        Instance instance = instantiate(module.elements(0, 0).elements(size - 1, 1));
        assertArrayEquals(new int[] {1, 2}, new int[] {call(instance, 0), call(instance, size - 1)});
        assertTraps(Trap.UNINITIALIZED_ELEMENT + " " + (size - 2), instance, size - 2);
        assertTraps(Trap.UNDEFINED_ELEMENT, instance, size);
    }
}

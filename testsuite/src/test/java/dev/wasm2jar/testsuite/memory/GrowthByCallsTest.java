package dev.wasm2jar.testsuite.memory;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import dev.wasm2jar.runtime.FuncType;
import dev.wasm2jar.runtime.HostFunction;
import dev.wasm2jar.runtime.Imports;
import dev.wasm2jar.runtime.Instance;
import dev.wasm2jar.runtime.Memory;
import dev.wasm2jar.testsuite.Modules;
import dev.wasm2jar.testsuite.binary.FunctionBuilder;
import dev.wasm2jar.testsuite.binary.ModuleBuilder;
import org.junit.jupiter.api.Test;

/** Code sees that a memory has grown, however what it calls does that. */
class GrowthByCallsTest {

    private static final int RETURN_CALL = 0x12;
    private static final int CALL_INDIRECT = 0x11;
    private static final int RETURN_CALL_INDIRECT = 0x13;
    private static final int[] GROW = {0x41, 1, 0x40, 0, 0x1a};
    private static final int BEYOND = 70_000;

    /** Uses the memory of one page, makes a call, and uses what has been added. */
    private static void test(ModuleBuilder module, FunctionBuilder run) {
        run.i32(BEYOND).i32(42).memory(0x36, 2, 0).i32(BEYOND).memory(0x28, 2, 0);
        check(Modules.instantiate(Modules.load(module.toBytes(), "test.wasm"), new Imports()));
    }

    private static void check(Instance instance) {
        assertArrayEquals(new Object[] {42}, instance.function("run").call());
    }

    private static FunctionBuilder run(ModuleBuilder module) {
        return module.exported("run", "", "i").i32(0).i32(1).memory(0x36, 2, 0);
    }

    @Test
    void directly() {
        var module = new ModuleBuilder().memory(1);
        module.function("", "").op(GROW);
        test(module, run(module).call(0));
    }

    @Test
    void throughOthers() {
        var module = new ModuleBuilder().memory(1);
        module.function("", "").call(1);
        module.function("", "").index(RETURN_CALL, 2);
        module.function("", "").op(GROW);
        test(module, run(module).call(0));
    }

    @Test
    void throughTableThatNeverChanges() {
        var module = new ModuleBuilder().memory(1).table(2).elements(0, 0, 1);
        module.function("", "");
        module.function("", "").op(GROW);
        test(module, run(module).i32(1).op(CALL_INDIRECT, module.type("", ""), 0));
    }

    @Test
    void throughOthersAndTable() {
        var module = new ModuleBuilder().memory(1).table(2).elements(0, 0, 1);
        module.function("", "").op(0x41, 1, RETURN_CALL_INDIRECT, module.type("", ""), 0);
        module.function("", "").op(GROW);
        test(module, run(module).call(0));
    }

    @Test
    void throughTableThatChanges() {
        var module = new ModuleBuilder().memory(1).table(2).elements(0, 0).exportTable("table", 0);
        module.function("", "");
        module.exported("grow", "", "").op(GROW);
        test(module, run(module).i32(1).op(0xd2, 1, 0x26, 0).i32(1).op(CALL_INDIRECT, module.type("", ""), 0));
    }

    @Test
    void byHost() {
        var module = new ModuleBuilder().importFunction("host", "call", "", "").memory(1);
        module.exported("grow", "", "").op(GROW);
        module.function("", "").call(0);
        run(module).call(2).i32(BEYOND).i32(42).memory(0x36, 2, 0).i32(BEYOND).memory(0x28, 2, 0);
        var instance = new Instance[1];
        instance[0] = Modules.instantiate(Modules.load(module.toBytes(), "test.wasm"),
                new Imports().define("host", "call",
                        new HostFunction(FuncType.of("()->()"), arguments -> instance[0].function("grow").call())));
        check(instance[0]);
    }

    @Test
    void byHostThroughExport() {
        var module = new ModuleBuilder().importFunction("host", "call", "", "").memory(1).exportMemory("memory", 0);
        run(module).call(0).i32(BEYOND).i32(42).memory(0x36, 2, 0).i32(BEYOND).memory(0x28, 2, 0);
        var instance = new Instance[1];
        instance[0] = Modules.instantiate(Modules.load(module.toBytes(), "test.wasm"),
                new Imports().define("host", "call", new HostFunction(FuncType.of("()->()"), arguments -> {
                    ((Memory) instance[0].export("memory")).grow(1);
                    return new Object[0];
                })));
        check(instance[0]);
    }

    @Test
    void betweenCallsByInstanceThatImportsIt() {
        var module = new ModuleBuilder().memory(1).exportMemory("memory", 0);
        run(module).i32(BEYOND).i32(42).memory(0x36, 2, 0).i32(BEYOND).memory(0x28, 2, 0);
        Instance owner = Modules.instantiate(Modules.load(module.toBytes(), "test.wasm"), new Imports());
        var other = new ModuleBuilder().importMemory("owner", "memory", 1);
        other.exported("grow", "", "").op(GROW);
        Modules.instantiate(Modules.load(other.toBytes(), "other.wasm"),
                new Imports().define("owner", "memory", owner.export("memory"))).function("grow").call();
        check(owner);
    }
}

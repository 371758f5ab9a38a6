package dev.wasm2jar.testsuite.embedding;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasm2jar.runtime.FuncType;
import dev.wasm2jar.runtime.Global;
import dev.wasm2jar.runtime.HostFunction;
import dev.wasm2jar.runtime.Imports;
import dev.wasm2jar.runtime.Instance;
import dev.wasm2jar.runtime.LinkException;
import dev.wasm2jar.runtime.Memory;
import dev.wasm2jar.runtime.Table;
import dev.wasm2jar.runtime.Trap;
import dev.wasm2jar.testsuite.Modules;
import dev.wasm2jar.testsuite.binary.FunctionBuilder;
import dev.wasm2jar.testsuite.binary.ModuleBuilder;
import org.junit.jupiter.api.Test;

/** Modules in different class loaders that share functions, memories, tables and globals. */
class LinkingTest {

    private static Instance provider() {
        var module = new ModuleBuilder().memory(1).table(3).global(40);
        module.exported("add", "ii", "i").get(0).get(1).op(0x6a);
        module.exported("divide", "ii", "i").get(0).get(1).op(0x6d);
        module.exported("swap", "lf", "fl").get(1).get(0);
        module.exported("global", "", "i").index(0x23, 0);
        module.exportMemory("memory", 0).exportTable("table", 0).exportGlobal("counter", 0);
        byte[] binary = module.elements(0, 0).data(8, new byte[] {1, 2, 3}).toBytes();
        return Modules.instantiate(Modules.load(binary, "provider"), new Imports());
    }

    /** Imports all that the provider exports, and uses each. */
    private static ModuleBuilder user() {
        var module = new ModuleBuilder()
                .importFunction("provider", "add", "ii", "i")
                .importFunction("provider", "divide", "ii", "i")
                .importFunction("provider", "swap", "lf", "fl")
                .importMemory("provider", "memory", 1)
                .importTable("provider", "table", 3)
                .importGlobal("provider", "counter", 'i', true);
        int binary = module.type("ii", "i");
        module.exported("add-imported", "ii", "i").get(0).get(1).call(0);
        module.exported("divide-imported", "ii", "i").get(0).get(1).call(1);
        module.exported("swap-imported", "lf", "fl").get(0).get(1).call(2);
        module.exported("call-table", "iii", "i").get(0).get(1).get(2).op(0x11, binary, 0);
        module.exported("count", "", "i").index(0x23, 0).i32(1).op(0x6a).index(0x24, 0).index(0x23, 0);
        module.exported("grow", "", "i").i32(1).op(0x40, 0);
        module.exported("load", "i", "i").get(0).memory(0x2d, 0, 0);
        module.exported("multiply", "ii", "i").get(0).get(1).op(0x6c);
        return module.elements(1, 1, 10);
    }

    private static Instance user(Instance provider) {
        return Modules.instantiate(Modules.load(user().toBytes(), "user"),
                new Imports().define("provider", provider));
    }

    @Test
    void functionsAreCalledAcross() {
        Instance user = user(provider());
        assertEquals(7, user.function("add-imported").call(3, 4)[0]);
        assertArrayEquals(new Object[] {2.5f, 5L}, user.function("swap-imported").call(5L, 2.5f));
    }

    @Test
    void memoriesAreShared() {
        Instance provider = provider();
        Instance user = user(provider);
        assertEquals(2, user.function("load").call(9)[0]);
        var memory = (Memory) provider.export("memory");
        memory.buffer().put(9, (byte) 77);
        assertEquals(77, user.function("load").call(9)[0]);
        assertEquals(1, user.function("grow").call()[0]);
        assertEquals(2, memory.size());
        memory.buffer().put(65536 + 9, (byte) 88);
        assertEquals(88, user.function("load").call(65536 + 9)[0]);
    }

    @Test
    void globalsAreShared() {
        Instance provider = provider();
        Instance user = user(provider);
        Instance secondUser = user(provider);
        assertEquals(41, user.function("count").call()[0]);
        assertEquals(42, secondUser.function("count").call()[0]);
        assertEquals(42, provider.function("global").call()[0]);
        ((Global) provider.export("counter")).set(100);
        assertEquals(101, user.function("count").call()[0]);
    }

    @Test
    void tablesAreShared() {
        Instance provider = provider();
        Instance user = user(provider);
        assertEquals(9, user.function("call-table").call(4, 5, 0)[0], "the provider's own function");
        assertEquals(3, user.function("call-table").call(9, 3, 1)[0], "an imported function");
        assertEquals(27, user.function("call-table").call(9, 3, 2)[0], "the user's function");
        var table = (Table) provider.export("table");
        assertSame(provider.function("divide"), table.get(1), "an imported function keeps its identity");
        assertSame(user.function("multiply"), table.get(2));
    }

    @Test
    void trapsComeAcross() {
        Instance user = user(provider());
        Trap trap = assertThrows(Trap.class, () -> user.function("divide-imported").call(1, 0));
        assertEquals(Trap.DIVIDE_BY_ZERO, trap.getMessage());
        assertEquals(Trap.DIVIDE_BY_ZERO,
                assertThrows(Trap.class, () -> user.function("call-table").call(1, 0, 1)).getMessage());
        assertEquals(Trap.UNDEFINED_ELEMENT,
                assertThrows(Trap.class, () -> user.function("call-table").call(1, 0, 3)).getMessage());
    }

    @Test
    void whatDoesNotMatchIsRefused() {
        Class<?> user = Modules.load(user().toBytes(), "user");
        LinkException missing = assertThrows(LinkException.class, () -> Modules.instantiate(user, new Imports()));
        assertTrue(missing.getMessage().startsWith("unknown import: provider.add"), missing.getMessage());
        Imports wrong = new Imports().define("provider", provider())
                .define("provider", "add", new HostFunction(FuncType.of("(i32)->(i32)"), arguments -> arguments));
        LinkException mismatch = assertThrows(LinkException.class, () -> Modules.instantiate(user, wrong));
        assertTrue(mismatch.getMessage().startsWith("incompatible import type: provider.add"), mismatch.getMessage());
    }

    @Test
    void exceptionsOfHostFunctionsPassThrough() {
        var module = new ModuleBuilder().importFunction("host", "fail", "", "");
        module.exported("run", "", "").call(0);
        var imports = new Imports().define("host", "fail", new HostFunction(FuncType.of("()->()"), arguments -> {
            throw new IllegalStateException("of the host");
        }));
        Instance instance = Modules.instantiate(Modules.load(module.toBytes(), "thrower"), imports);
        assertEquals("of the host",
                assertThrows(IllegalStateException.class, () -> instance.function("run").call()).getMessage());
    }

    @Test
    void functionsWithMoreParametersThanMethodsCanHave() {
        int count = 140;
        String parameters = "l".repeat(count);
        var module = new ModuleBuilder().importFunction("host", "sum", parameters, "l");
        FunctionBuilder run = module.exported("run", parameters, "l");
        for (int i = 0; i < count; i++) {
            run.get(i);
        }
        run.call(0);
        FuncType type = FuncType.of("(" + "i64,".repeat(count - 1) + "i64)->(i64)");
        var imports = new Imports().define("host", "sum", new HostFunction(type, arguments -> {
            long sum = 0;
            for (int i = 0; i < count; i++) {
                sum += (i + 1) * (Long) arguments[i];
            }
            return new Object[] {sum};
        }));
        Instance instance = Modules.instantiate(Modules.load(module.toBytes(), "many"), imports);
        var arguments = new Object[count];
        long expected = 0;
        for (int i = 0; i < count; i++) {
            arguments[i] = 3L * i;
            expected += (i + 1) * 3L * i;
        }
        assertEquals(expected, instance.function("run").call(arguments)[0]);
    }
}

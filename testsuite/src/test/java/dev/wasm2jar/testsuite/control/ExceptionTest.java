package dev.wasm2jar.testsuite.control;

import static dev.wasm2jar.testsuite.control.ModuleBuilder.I32;
import static dev.wasm2jar.testsuite.control.ModuleBuilder.I64;
import static dev.wasm2jar.testsuite.control.ModuleBuilder.V128;
import static dev.wasm2jar.testsuite.control.ModuleBuilder.number;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.wasm2jar.runtime.Extern;
import dev.wasm2jar.runtime.FuncType;
import dev.wasm2jar.runtime.HostFunction;
import dev.wasm2jar.runtime.Imports;
import dev.wasm2jar.runtime.Instance;
import dev.wasm2jar.runtime.Tag;
import dev.wasm2jar.runtime.Trap;
import dev.wasm2jar.runtime.V128;
import dev.wasm2jar.runtime.WasmException;
import dev.wasm2jar.runtime.wasi.ProcessExit;
import dev.wasm2jar.testsuite.LimitedStack;
import dev.wasm2jar.testsuite.Modules;
import org.junit.jupiter.api.Test;

class ExceptionTest {

    private static Instance instantiate(ModuleBuilder module, Imports imports) {
        return Modules.instantiate(Modules.load(module.build(), "test.wasm"), imports);
    }

    private static Object[] call(Instance instance, String function, Object... arguments) {
        return instance.function(function).call(arguments);
    }

    /** Calls the imported function in a try, and catches with the first tag or with anything. */
    private static ModuleBuilder caller() {
        var module = new ModuleBuilder();
        int none = module.type("", "");
        int pair = module.type(I32 + I64, "");
        module.type("", I32 + I64);
        int result = module.type("", I32);
        module.importFunction("host", "call", none);
        module.importTag("host", "tag", pair);
        // block (result i32 i64) { try_table (catch 0 0) { call } unreachable }
        module.function("pair", 2, "02 02 1f 40 01 00 00 00 10 00 0b 00 0b");
        // block { try_table (catch_all 0) { call } return 1 } 2
        module.function("any", result, "02 40 1f 40 01 02 00 10 00 0b 41 01 0f 0b 41 02");
        return module;
    }

    private static Instance calling(Tag tag, Runnable body) {
        var imports = new Imports()
                .define("host", "tag", tag)
                .define("host", "call", new HostFunction(FuncType.of("()->()"), arguments -> {
                    body.run();
                    return new Object[0];
                }));
        return instantiate(caller(), imports);
    }

    @Test
    void hostFunctionsMayThrow() {
        var tag = new Tag(FuncType.of("(i32,i64)->()"));
        Instance instance = calling(tag, () -> {
            throw new WasmException(tag, 7, 8L);
        });
        assertArrayEquals(new Object[] {7, 8L}, call(instance, "pair"));
        assertArrayEquals(new Object[] {2}, call(instance, "any"));
    }

    @Test
    void tagsOfOneTypeAreDifferent() {
        var other = new Tag(FuncType.of("(i32,i64)->()"));
        Instance instance = calling(new Tag(FuncType.of("(i32,i64)->()")), () -> {
            throw new WasmException(other, 7, 8L);
        });
        WasmException thrown = assertThrows(WasmException.class, () -> call(instance, "pair"));
        assertSame(other, thrown.tag());
        assertArrayEquals(new Object[] {7, 8L}, thrown.values);
        assertEquals(0, thrown.getStackTrace().length);
        assertArrayEquals(new Object[] {2}, call(instance, "any"));
    }

    @Test
    void everythingElsePassesAllHandlers() {
        var tag = new Tag(FuncType.of("(i32,i64)->()"));
        Instance exiting = calling(tag, () -> {
            throw new ProcessExit(3);
        });
        assertThrows(ProcessExit.class, () -> call(exiting, "any"));
        Instance trapping = calling(tag, () -> {
            throw new Trap(Trap.UNREACHABLE);
        });
        assertThrows(Trap.class, () -> call(trapping, "any"));
        Instance failing = calling(tag, () -> {
            throw new IllegalStateException("host");
        });
        assertThrows(IllegalStateException.class, () -> call(failing, "any"));
    }

    @Test
    void anOverflowOfTheStackPassesAllHandlers() {
        var module = new ModuleBuilder();
        int none = module.type("", "");
        module.function("down", none, "02 40 1f 40 01 02 00 10 00 0b 0b");
        Instance instance = instantiate(module, new Imports());
        Trap trap = assertThrows(Trap.class, () -> LimitedStack.call(() -> call(instance, "down")));
        assertEquals(Trap.STACK_EXHAUSTED, trap.getMessage());
    }

    @Test
    void eachInstanceHasTagsOfItsOwn() {
        var module = new ModuleBuilder();
        module.tag(module.type(I32, ""));
        byte[] binary = module.build();
        Class<?> type = Modules.load(binary, "test.wasm");
        Extern first = Modules.instantiate(type, new Imports()).export("tag0");
        Extern second = Modules.instantiate(type, new Imports()).export("tag0");
        assertNotSame(first, second);
    }

    /**
     * A function that is cut into many methods, with a try around nearly all of it: whatever was assigned before the
     * exception must be seen by the handler, which branches back into a loop.
     */
    @Test
    void largeTriesAreCut() {
        var module = new ModuleBuilder();
        module.memory();
        int value = module.type(I32, "");
        int type = module.type(I32, I32);
        module.tag(value);
        module.function("raise", value, "20 00 08 00");
        // local 1 counts what has run, local 2 the exceptions, local 3 adds up what they carry.
        var body = new StringBuilder("03 40 02 7f 1f 40 01 00 00 00 ");
        for (int i = 0; i < 1200; i++) {
            body.append("20 01 41 01 6a 21 01 41 00 20 01 36 02 00 ");
            if (i % 100 == 50) {
                // Throws the first time it comes by.
                body.append("20 02 41").append(number(i / 100)).append("46 04 40 20 01 10 00 0b ");
            }
        }
        body.append("0b 20 03 0f 0b 20 03 6a 21 03 20 02 41 01 6a 21 02 0c 00 0b 00");
        module.function("run", type, "01 03 7f", body.toString());
        int expected = 0;
        int count = 0;
        for (int thrown = 0; thrown < 12; thrown++) {
            count += thrown * 100 + 51;
            expected += count;
        }
        Instance instance = instantiate(module, new Imports());
        assertArrayEquals(new Object[] {expected}, call(instance, "run", 0));
    }

    @Test
    void exceptionsCarryVectors() {
        var module = new ModuleBuilder();
        int value = module.type(I32 + V128, "");
        int both = module.type("", I32 + V128);
        module.tag(value);
        int type = module.type(V128, V128);
        module.function("raise", value, "20 00 20 01 20 01 fdce01 08 00");
        // The parameter is assigned in the try and read by the handler, too.
        module.function("caught", type, "01 01 7f",
                "02 01 1f 40 01 00 00 00 20 00 20 00 fdce01 21 00 41 03 20 00 10 00 0b 00 0b 20 00 fdce01 21 00 1a 20 00");
        Instance instance = instantiate(module, new Imports());
        assertEquals(1, both);
        assertArrayEquals(new Object[] {new V128(6, 60)}, call(instance, "caught", new V128(1, 10)));
    }

    /** The array behind the memory is another one after the exception. */
    @Test
    void memoriesMayGrowBeforeAnException() {
        var module = new ModuleBuilder();
        module.memory();
        int none = module.type("", "");
        int type = module.type("", I32);
        module.tag(none);
        module.function("grow", none, "41 01 40 00 1a 41 00 41 2a 36 02 00 08 00");
        // Reads the memory before the try, and in what follows the handler.
        module.function("read", type,
                "41 00 28 02 00 1a 02 40 1f 40 01 02 00 10 00 0b 0b 41 80 80 04 41 07 36 02 00 41 00 28 02 00");
        assertArrayEquals(new Object[] {42}, call(instantiate(module, new Imports()), "read"));
    }
}

package dev.wasm2jar.testsuite.control;

import static dev.wasm2jar.testsuite.control.ModuleBuilder.F64;
import static dev.wasm2jar.testsuite.control.ModuleBuilder.FUNCREF;
import static dev.wasm2jar.testsuite.control.ModuleBuilder.I32;
import static dev.wasm2jar.testsuite.control.ModuleBuilder.I64;
import static dev.wasm2jar.testsuite.control.ModuleBuilder.V128;
import static dev.wasm2jar.testsuite.control.ModuleBuilder.number;
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
import dev.wasm2jar.runtime.V128;
import dev.wasm2jar.runtime.WasmException;
import dev.wasm2jar.testsuite.LimitedStack;
import dev.wasm2jar.testsuite.Modules;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Chains of a million tail calls, on a small stack. */
class TailCallTest {

    private static final int DEEP = 1_000_000;
    /** If the parameter is zero. */
    private static final String IF_DONE = "20 00 45 04 40 ";
    private static final String RETURN = " 0f 0b ";
    private static final String ONE_LESS = "20 00 41 01 6b ";

    private static Instance instantiate(ModuleBuilder module) {
        return instantiate(module, new Imports());
    }

    private static Instance instantiate(ModuleBuilder module, Imports imports) {
        return Modules.instantiate(Modules.load(module.build(), "test.wasm"), imports);
    }

    private static Object[] call(Instance instance, String function, Object... arguments) throws Exception {
        return LimitedStack.call(() -> instance.function(function).call(arguments));
    }

    @Test
    void selfCallsAreLoops() throws Exception {
        var module = new ModuleBuilder();
        int type = module.type(I32 + I64 + I64, I64);
        // Swaps two parameters each time, so they must be assigned at once; counts in a local that must begin as zero.
        module.function("fibonacci", type, "01 01 7e",
                IF_DONE + "20 01" + RETURN + "20 03 42 01 7c 21 03 "
                        + ONE_LESS + "20 02 20 01 20 02 7c 20 03 7c 42 01 7d 12 00");
        Instance instance = instantiate(module);
        assertArrayEquals(new Object[] {6765L}, call(instance, "fibonacci", 20, 0L, 1L));
        call(instance, "fibonacci", DEEP, 0L, 1L);
    }

    @Test
    void mutualCallsKeepAllKindsOfArguments() throws Exception {
        var module = new ModuleBuilder();
        int type = module.type(I32 + I64 + F64 + FUNCREF, I64 + F64 + FUNCREF);
        String body = IF_DONE + "20 01 20 02 20 03" + RETURN
                + ONE_LESS + "20 01 42 03 7c 20 02 44 000000000000e03f a0 20 03 12 ";
        module.function("even", type, body + "01");
        module.function("odd", type, body + "00");
        Instance instance = instantiate(module);
        FuncRef reference = instance.function("odd");
        assertArrayEquals(new Object[] {3L * DEEP, DEEP * 0.5, reference},
                call(instance, "even", DEEP, 0L, 0.0, reference));
        assertArrayEquals(new Object[] {0L, 0.0, null}, call(instance, "even", 0, 0L, 0.0, null));
    }

    @Test
    void mutualCallsWithoutResult() throws Exception {
        var module = new ModuleBuilder();
        int type = module.type(I32, "");
        module.function("even", type, IF_DONE + RETURN + ONE_LESS + "12 01");
        module.function("odd", type, IF_DONE + RETURN + ONE_LESS + "12 00");
        assertArrayEquals(new Object[0], call(instantiate(module), "odd", DEEP));
    }

    @Test
    void vectorsAreArgumentsAndResults() throws Exception {
        var module = new ModuleBuilder();
        int type = module.type(I32 + V128, V128);
        String one = "fd0c 0100000000000000 0200000000000000 ";
        String add = "fdce01 ";
        String body = IF_DONE + "20 01" + RETURN + ONE_LESS + "20 01 " + one + add + "12 ";
        module.function("even", type, body + "01");
        module.function("odd", type, body + "00");
        // Adds a local that must begin as zero.
        module.function("self", type, "01 01 7b",
                IF_DONE + "20 01" + RETURN + "20 02 " + one + add + "21 02 " + ONE_LESS + "20 01 20 02 " + add + "12 02");
        Instance instance = instantiate(module);
        Object[] expected = {new V128(DEEP + 5L, 2L * DEEP)};
        assertArrayEquals(expected, call(instance, "odd", DEEP, new V128(5, 0)));
        assertArrayEquals(expected, call(instance, "self", DEEP, new V128(5, 0)));
    }

    @Test
    void moreArgumentsThanTheJvmAllows() throws Exception {
        var module = new ModuleBuilder();
        int type = module.type(I32.repeat(256), I32);
        var passed = new StringBuilder(ONE_LESS);
        for (int i = 1; i < 256; i++) {
            passed.append("20").append(number128(i));
        }
        String end = IF_DONE + "20" + number128(255) + RETURN;
        module.function("even", type, end + passed + "12 01");
        module.function("odd", type, end + passed + "12 00");
        Object[] arguments = new Object[256];
        Arrays.fill(arguments, 7);
        arguments[0] = 100_000;
        arguments[255] = 42;
        assertArrayEquals(new Object[] {42}, call(instantiate(module), "even", arguments));
    }

    /** An index, which is unsigned. */
    private static String number128(int value) {
        return value < 128 ? String.format("%02x", value) : String.format("%02x%02x", value & 0x7f | 0x80, value >> 7);
    }

    /** Three functions in a table, where the number of the next is the rest of a division by three. */
    private static ModuleBuilder indirect() {
        var module = new ModuleBuilder();
        int type = module.type(I32 + I64, I64);
        String next = IF_DONE + "20 01" + RETURN + ONE_LESS + "20 01 42 %s 7c 20 00 41 03 70 13 00 00";
        int first = module.function("first", type, next.formatted("01"));
        int second = module.function("second", type, next.formatted("02"));
        int third = module.function("third", type, next.formatted("03"));
        int other = module.function("other", module.type("", ""), "");
        module.table(first, second, third, other);
        return module;
    }

    @Test
    void indirectCalls() throws Exception {
        Instance instance = instantiate(indirect());
        assertArrayEquals(new Object[] {2L * DEEP - 1}, call(instance, "first", DEEP, 0L));
    }

    @Test
    void functionsOfOthersInTheTable() throws Exception {
        Instance instance = instantiate(indirect());
        var table = (Table) instance.export("table");
        table.set(1, new HostFunction(FuncType.of("(i32,i64)->(i64)"), arguments -> new Object[] {-1L}));
        assertArrayEquals(new Object[] {-1L}, call(instance, "first", DEEP, 0L));
        table.set(1, null);
        Trap uninitialized = assertThrows(Trap.class, () -> call(instance, "first", DEEP, 0L));
        assertEquals("uninitialized element 1", uninitialized.getMessage());
        table.set(1, instance.function("other"));
        Trap mismatch = assertThrows(Trap.class, () -> call(instance, "first", DEEP, 0L));
        assertEquals(Trap.INDIRECT_CALL_TYPE_MISMATCH, mismatch.getMessage());
        table.set(1, new HostFunction(FuncType.of("(i32)->(i64)"), arguments -> new Object[] {-1L}));
        mismatch = assertThrows(Trap.class, () -> call(instance, "first", DEEP, 0L));
        assertEquals(Trap.INDIRECT_CALL_TYPE_MISMATCH, mismatch.getMessage());
        table.set(1, instance.function("second"));
        assertArrayEquals(new Object[] {2L * DEEP - 1}, call(instance, "first", DEEP, 0L));
    }

    @Test
    void anotherInstanceOfTheSameModule() throws Exception {
        Instance instance = instantiate(indirect());
        Instance another = instantiate(indirect());
        ((Table) instance.export("table")).set(1, another.function("second"));
        assertArrayEquals(new Object[] {2L * DEEP - 1}, call(instance, "first", DEEP, 0L));
    }

    @Test
    void largeFunctionsAreCutAndStillLeaveTheirCalls() throws Exception {
        var module = new ModuleBuilder();
        module.memory();
        int type = module.type(I32 + I64, I64);
        // Stores that make the function far too large for one method; each may be followed by the call.
        var body = new StringBuilder(IF_DONE + "20 01" + RETURN);
        for (int i = 0; i < 1500; i++) {
            body.append("20 00 41").append(number(i)).append("46 04 40 20 00 20 00 36 02 00")
                    .append(ONE_LESS).append("20 01 42 01 7c 12 %s 0b");
        }
        body.append(ONE_LESS).append("20 01 42 05 7c 12 %s");
        String code = body.toString();
        module.function("even", type, code.replace("%s", "01"));
        module.function("odd", type, code.replace("%s", "00"));
        Instance instance = instantiate(module);
        assertArrayEquals(new Object[] {5L * (20_000 - 1499) + 1499}, call(instance, "even", 20_000, 0L));
    }

    @Test
    void callsAreNotCoveredByTheHandlersOfTheCaller() throws Exception {
        var module = new ModuleBuilder();
        int none = module.type("", "");
        int type = module.type(I32, I32);
        module.tag(none);
        int raise = module.function("raise", type, "08 00");
        // try_table (catch_all 0) in a block, with a tail call inside.
        String attempt = "02 40 1f 40 01 02 00 20 00 12 %s 0b 0b 41 09";
        module.function("plain", type, attempt.formatted("00"));
        int even = raise + 2;
        String inner = IF_DONE + "20 00 12 00 0b " + "02 40 1f 40 01 02 00 " + ONE_LESS + "12 %s 0b 0b 41 09";
        module.function("even", type, inner.formatted(number(even + 1)));
        module.function("odd", type, inner.formatted(number(even)));
        module.function("self", type, inner.formatted(number(even + 2)));
        Instance instance = instantiate(module);
        for (String name : new String[] {"plain", "even", "odd", "self"}) {
            assertThrows(WasmException.class, () -> call(instance, name, DEEP), name);
        }
    }

    @Test
    void nothingIsLeftBehindByAnOverflowOfTheStack() throws Exception {
        var module = new ModuleBuilder();
        int type = module.type(I32, I32);
        // down(n) = odd(down(n - 1) + 1), where odd and even pass the call on to each other twice.
        module.function("down", type, IF_DONE + "41 00" + RETURN + ONE_LESS + "10 00 41 01 6a 10 01");
        module.function("odd", type, "20 00 41 00 48 04 40 20 00 " + RETURN + "20 00 12 02");
        module.function("even", type, "20 00 41 00 4e 04 40 20 00 " + RETURN + "20 00 12 01");
        Instance instance = instantiate(module);
        for (int i = 0; i < 200; i++) {
            int depth = 30_000 + i;
            Trap overflow = assertThrows(Trap.class, () -> call(instance, "down", depth * 10));
            assertEquals(Trap.STACK_EXHAUSTED, overflow.getMessage());
            assertArrayEquals(new Object[] {5}, call(instance, "even", 5));
            assertArrayEquals(new Object[] {10}, call(instance, "down", 10));
        }
    }
}

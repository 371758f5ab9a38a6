package dev.wasm2jar.testsuite.interruption;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasm2jar.compiler.Compiler;
import dev.wasm2jar.compiler.ir.build.CallCycles;
import dev.wasm2jar.compiler.wasm.Module;
import dev.wasm2jar.compiler.wasm.ModuleParser;
import dev.wasm2jar.testsuite.binary.FunctionBuilder;
import dev.wasm2jar.testsuite.binary.ModuleBuilder;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Without the functions that check, no calls go round. */
class CallCyclesTest {

    private static Set<Integer> entries(ModuleBuilder module) {
        Module parsed = ModuleParser.parse(module.toBytes());
        return CallCycles.find(parsed, Compiler.lower(parsed, "test.wasm")).entries();
    }

    @Test
    void callsThatDontGoRoundAreNotChecked() {
        var module = new ModuleBuilder().table(2);
        int type = module.type("i", "");
        module.exported("first", "", "").call(1).call(2);
        module.function("", "").call(2);
        module.function("", "").i32(1).i32(0).op(0x11, type, 0);
        module.function("i", "");
        module.elements(0, 3, 0);
        assertEquals(Set.of(), entries(module));
    }

    /** A long chain must not be too much for the search, and one function of it is enough. */
    @Test
    void oneFunctionOfACycleChecks() {
        int length = 10_000;
        var module = new ModuleBuilder();
        for (int i = 0; i < length; i++) {
            module.function("", "").call((i + 1) % length);
        }
        assertEquals(1, entries(module).size());
    }

    @Test
    void everyCycleIsCut() {
        for (int seed = 0; seed < 200; seed++) {
            checkCycles(new Random(seed));
        }
    }

    private static void checkCycles(Random random) {
        int functions = 2 + random.nextInt(20);
        String[] parameters = {"", "i"};
        var module = new ModuleBuilder().table(functions);
        int[] types = {module.type("", ""), module.type("i", "")};
        int[] typeOf = random.ints(functions, 0, 2).toArray();
        List<Integer> inTable = new ArrayList<>();
        for (int i = 0; i < functions; i++) {
            if (random.nextInt(3) == 0) {
                inTable.add(i);
            }
        }
        List<Set<Integer>> calls = new ArrayList<>();
        for (int i = 0; i < functions; i++) {
            FunctionBuilder code = module.function(parameters[typeOf[i]], "");
            Set<Integer> called = new TreeSet<>();
            for (int call = random.nextInt(3); call > 0; call--) {
                int target = random.nextInt(functions);
                if (random.nextInt(4) == 0) {
                    push(code, typeOf[target]).i32(0).op(0x11, types[typeOf[target]], 0);
                    inTable.stream().filter(other -> typeOf[other] == typeOf[target]).forEach(called::add);
                } else {
                    push(code, typeOf[target]).call(target);
                    called.add(target);
                }
            }
            calls.add(called);
        }
        if (!inTable.isEmpty()) {
            module.elements(0, inTable.stream().mapToInt(Integer::intValue).toArray());
        }
        Set<Integer> checked = entries(module);
        assertTrue(checked.size() <= functions);
        for (int i = 0; i < functions; i++) {
            assertFalse(reaches(calls, checked, i, i, new HashSet<>()), "function " + i + " of " + calls);
        }
    }

    private static FunctionBuilder push(FunctionBuilder code, int type) {
        return type == 0 ? code : code.i32(0);
    }

    /** Whether calls lead from a function to another by way of none that checks. */
    private static boolean reaches(List<Set<Integer>> calls, Set<Integer> checked, int from, int to, Set<Integer> seen) {
        if (checked.contains(from)) {
            return false;
        }
        for (int next : calls.get(from)) {
            if (next == to && !checked.contains(next)
                    || seen.add(next) && reaches(calls, checked, next, to, seen)) {
                return true;
            }
        }
        return false;
    }
}

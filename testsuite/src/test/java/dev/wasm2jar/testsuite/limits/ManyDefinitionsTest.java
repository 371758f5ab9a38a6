package dev.wasm2jar.testsuite.limits;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasm2jar.compiler.Compiler;
import dev.wasm2jar.compiler.CompilerOptions;
import dev.wasm2jar.compiler.wasm.UnsupportedModuleException;
import dev.wasm2jar.runtime.Imports;
import dev.wasm2jar.runtime.Instance;
import dev.wasm2jar.testsuite.Modules;
import dev.wasm2jar.testsuite.binary.FunctionBuilder;
import dev.wasm2jar.testsuite.binary.ModuleBuilder;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** More definitions of a kind than one class file has constants for (JVMS 4.1: 65,535). */
class ManyDefinitionsTest {

    private static final int I32_ADD = 0x6a;
    private static final int CALL_INDIRECT = 0x11;
    private static final int GLOBAL_GET = 0x23;
    private static final int GLOBAL_SET = 0x24;

    /** As many as large modules have; all of one signature, all in a table, all exported. */
    @Test
    void functionsOfOneSignature() {
        int count = 75_000;
        var module = new ModuleBuilder();
        for (int i = 0; i < count; i++) {
            module.exported("f" + i, "i", "i").get(0).i32(i).op(I32_ADD);
        }
        module.exported("run", "ii", "i").get(0).get(1).op(CALL_INDIRECT, module.type("i", "i"), 0);
        module.table(count).elements(0, IntStream.range(0, count).toArray());

        Instance instance = Modules.instantiate(Modules.load(module.toBytes(), "many"), new Imports());

        for (int index : new int[] {0, 1, 127, 128, 16_383, 16_384, 40_000, count - 1}) {
            assertEquals(1000 + index, instance.function("run").call(1000, index)[0]);
            assertEquals(index - 5, instance.function("f" + index).call(-5)[0]);
        }
        assertThrows(dev.wasm2jar.runtime.Trap.class, () -> instance.function("run").call(0, count));
    }

    @Test
    void globals() {
        int count = 31_000;
        var module = new ModuleBuilder();
        for (int i = 0; i < count; i++) {
            module.global(i);
        }
        for (int i = 0; i < count / 2; i++) {
            module.exportGlobal("g" + i, i);
        }
        FunctionBuilder run = module.exported("run", "i", "i");
        run.get(0);
        int expected = 3;
        for (int i = 0; i < count; i++) {
            run.index(GLOBAL_GET, i).op(I32_ADD);
            expected += i;
        }
        run.index(GLOBAL_SET, count - 1).index(GLOBAL_GET, count - 1);

        Instance instance = Modules.instantiate(Modules.load(module.toBytes(), "many"), new Imports());

        assertEquals(expected, instance.function("run").call(3)[0]);
    }

    @Test
    void tooManyGlobalsAreRefusedInAFewWords() {
        var module = new ModuleBuilder();
        for (int i = 0; i < 70_000; i++) {
            module.global(i);
        }
        var refusal = assertThrows(UnsupportedModuleException.class,
                () -> Compiler.compile(module.toBytes(), CompilerOptions.of("many", "wasm.Many")));
        assertTrue(refusal.getMessage().contains("constants"), refusal.getMessage());
    }
}

package dev.wasm2jar.testsuite.memory;

import static dev.wasm2jar.testsuite.memory.MemoryModules.call;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.wasm2jar.runtime.Imports;
import dev.wasm2jar.runtime.Instance;
import dev.wasm2jar.runtime.Trap;
import dev.wasm2jar.testsuite.Modules;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** A C program with 64-bit pointers, in an array. */
class Memory64Test {

    @Test
    void programsOfClangRun() throws IOException {
        Instance instance = Modules.instantiate(MemoryModules.load("mem64.wasm"), new Imports());
        assertEquals(8355840L, call(instance, "fill", 70000L, 3));
        assertEquals(2L, call(instance, "grow", 1L));
        assertEquals(3L, call(instance, "grow", 0L));
        assertEquals(-1L, call(instance, "grow", 1L << 32));
        assertEquals(42, call(instance, "far", 3L * 65536 - 4));
        for (long outside : new long[] {3L * 65536 - 3, 1L << 31, (1L << 32) + 16, 0x2_0000_0000L, 1L << 63, -4}) {
            assertEquals(Trap.MEMORY_OUT_OF_BOUNDS, call(instance, "far", outside), Long.toHexString(outside));
        }
    }
}

package dev.wasm2jar.testsuite.memory;

import static dev.wasm2jar.testsuite.memory.MemoryModules.call;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.wasm2jar.runtime.Imports;
import dev.wasm2jar.runtime.Instance;
import dev.wasm2jar.runtime.Trap;
import dev.wasm2jar.testsuite.Modules;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** A memory of 2.4 GiB, which takes a heap of 4 GiB; accesses over the boundary of two of its arrays. */
class LargeMemoryTest {

    private static final long GIB = 1L << 30;
    private static final long SIZE = 40000L << 16;

    @Test
    void memoriesBeyondAnArrayWork() throws IOException {
        assumeTrue(Runtime.getRuntime().maxMemory() >= 4 * GIB, "the heap is too small: -DargLine=-Xmx4g");
        Instance instance = Modules.instantiate(MemoryModules.load("large.wasm"), new Imports());
        assertEquals(40000L, call(instance, "size"));
        assertEquals(0x64636261, call(instance, "load32", GIB - 3));
        assertEquals((int) 'd', call(instance, "load8", GIB));
        assertEquals('c' | 'd' << 8, call(instance, "load16", GIB - 1));
        accesses(instance);
        ranges(instance);
        assertEquals(0L, call(instance, "add", 2 * GIB, 5L));
        assertEquals(5L, call(instance, "add", 2 * GIB, 1L));
        assertEquals(Trap.UNALIGNED_ATOMIC, call(instance, "add", 2 * GIB + 4, 1L));
        assertEquals(-1L, call(instance, "grow", 10001L));
        assertEquals(-1L, call(instance, "grow", (1L << 32) + 1));
        assertEquals(40000L, call(instance, "grow", 16L));
        assertNull(call(instance, "store", SIZE - 11, 7L));
        assertEquals(7L, call(instance, "load", SIZE - 11));
    }

    private static void accesses(Instance instance) {
        long value = 0x1122334455667788L;
        for (long inside : new long[] {0, GIB - 4, GIB - 10, GIB - 11, 2 * GIB - 5, 2 * GIB, SIZE - 11}) {
            assertNull(call(instance, "store", inside, value), Long.toHexString(inside));
            assertEquals(value, call(instance, "load", inside), Long.toHexString(inside));
            assertNull(call(instance, "store", inside, 0L));
        }
        for (long outside : new long[] {SIZE - 10, SIZE - 3, SIZE, 3 * GIB, 1L << 33, 1L << 62, 1L << 63, -3, -1}) {
            assertEquals(Trap.MEMORY_OUT_OF_BOUNDS, call(instance, "store", outside, value));
            assertEquals(Trap.MEMORY_OUT_OF_BOUNDS, call(instance, "load", outside));
        }
        assertEquals(Trap.MEMORY_OUT_OF_BOUNDS, call(instance, "far", 16L));
    }

    private static void ranges(Instance instance) {
        long sevens = 0x0707070707070707L;
        assertNull(call(instance, "fill", GIB - 100, 7, 200L));
        assertEquals(sevens, call(instance, "load", GIB - 6));
        assertEquals(sevens << 8, call(instance, "load", GIB - 104));
        assertNull(call(instance, "copy", 2 * GIB - 50, GIB - 100, 200L));
        assertEquals(sevens >>> 8, call(instance, "load", 2 * GIB + 150 - 3 - 7));
        assertNull(call(instance, "store", GIB - 103, 1L));
        assertNull(call(instance, "copy", GIB - 99, GIB - 100, 200L));
        assertEquals(1L, call(instance, "load", GIB - 102));
        assertEquals(sevens, call(instance, "load", GIB - 94));
        assertEquals(Trap.MEMORY_OUT_OF_BOUNDS, call(instance, "fill", SIZE - 1, 1, 2L));
        assertEquals(Trap.MEMORY_OUT_OF_BOUNDS, call(instance, "copy", 0L, 0L, SIZE + 1));
        assertNull(call(instance, "fill", 2 * GIB - 60, 0, 300L));
    }
}

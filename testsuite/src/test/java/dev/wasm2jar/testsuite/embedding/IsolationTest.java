package dev.wasm2jar.testsuite.embedding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;

import dev.wasm2jar.runtime.FuncRef;
import dev.wasm2jar.runtime.Imports;
import dev.wasm2jar.runtime.Instance;
import dev.wasm2jar.runtime.Memory;
import dev.wasm2jar.testsuite.Modules;
import dev.wasm2jar.testsuite.binary.ModuleBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Instances of one module share nothing, whatever thread they run in. */
class IsolationTest {

    private static final int THREADS = 8;
    private static final int INSTANCES_PER_THREAD = 20;
    private static final int STEPS = 500;

    /**
     * State of every kind: a global, a memory, a table. {@code step(n)} adds n to the global and to the memory, grows the
     * memory at first, and returns the sum of all; {@code swap} exchanges the functions in the table.
     */
    private static byte[] module() {
        var module = new ModuleBuilder().memory(1).table(2).global(0);
        module.function("", "i").i32(1000);
        module.function("", "i").i32(2000);
        int type = module.type("", "i");
        module.exported("step", "i", "i")
                .index(0x23, 0).get(0).op(0x6a).index(0x24, 0)
                .i32(64).i32(64).memory(0x28, 2, 0).get(0).op(0x6a).memory(0x36, 2, 0)
                .op(0x3f, 0).i32(1).op(0x46).when().i32(1).op(0x40, 0, 0x1a).end()
                .index(0x23, 0).i32(64).memory(0x28, 2, 0).op(0x6a)
                .i32(0).op(0x11, type, 0).op(0x6a)
                .op(0x3f, 0).op(0x6a);
        module.exported("swap", "", "")
                .i32(0).i32(1).op(0x25, 0)
                .i32(1).i32(0).op(0x25, 0)
                .op(0x26, 0, 0x26, 0);
        return module.elements(0, 0, 1).data(64, new byte[] {5}).exportMemory("memory", 0).toBytes();
    }

    /** What {@code step} does. */
    private static final class Model {

        private int global;
        private int stored = 5;
        private boolean swapped;

        int step(int number) {
            global += number;
            stored += number;
            return global + stored + (swapped ? 2000 : 1000) + 2;
        }
    }

    private static void exercise(Class<?> type, int seed, CyclicBarrier start) throws Exception {
        List<Instance> instances = new ArrayList<>();
        List<Model> models = new ArrayList<>();
        for (int i = 0; i < INSTANCES_PER_THREAD; i++) {
            instances.add(Modules.instantiate(type, new Imports()));
            models.add(new Model());
        }
        start.await();
        for (int step = 0; step < STEPS; step++) {
            int which = (step * 7 + seed) % INSTANCES_PER_THREAD;
            Instance instance = instances.get(which);
            Model model = models.get(which);
            if (step % 5 == seed % 5) {
                instance.function("swap").call();
                model.swapped ^= true;
            }
            int number = step * 31 + seed;
            assertEquals(model.step(number), instance.function("step").call(number)[0]);
        }
    }

    @Test
    void instancesInManyThreadsDoNotSeeEachOther() throws Exception {
        Class<?> type = Modules.load(module(), "state");
        var start = new CyclicBarrier(THREADS);
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Future<?>> runs = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                int seed = i;
                runs.add(threads.submit(() -> {
                    exercise(type, seed, start);
                    return null;
                }));
            }
            for (Future<?> run : runs) {
                run.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void instancesHaveTheirOwnExports() {
        Class<?> type = Modules.load(module(), "state");
        Instance first = Modules.instantiate(type, new Imports());
        Instance second = Modules.instantiate(type, new Imports());
        assertNotSame(first.function("step"), second.function("step"));
        ((Memory) first.export("memory")).buffer().putInt(64, 1_000_000);
        assertEquals(1_000_000, ((Memory) first.export("memory")).buffer().getInt(64));
        assertEquals(5, ((Memory) second.export("memory")).buffer().getInt(64));
    }

    /** The function reference finds its own instance, also when it is called by way of another. */
    @Test
    void classesOfTwoLoadersDoNotMix() {
        FuncRef first = Modules.instantiate(Modules.load(module(), "one"), new Imports()).function("step");
        FuncRef second = Modules.instantiate(Modules.load(module(), "two"), new Imports()).function("step");
        assertEquals(1 + 6 + 1000 + 2, first.call(1)[0]);
        assertEquals(2 + 7 + 1000 + 2, second.call(2)[0]);
        assertEquals(4 + 9 + 1000 + 2, first.call(3)[0]);
    }
}

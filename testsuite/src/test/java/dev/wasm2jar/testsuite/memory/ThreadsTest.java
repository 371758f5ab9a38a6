package dev.wasm2jar.testsuite.memory;

import static dev.wasm2jar.testsuite.memory.MemoryModules.call;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.wasm2jar.compiler.jar.FunctionJar;
import dev.wasm2jar.runtime.Imports;
import dev.wasm2jar.runtime.Instance;
import dev.wasm2jar.runtime.SharedMemory;
import dev.wasm2jar.runtime.launch.EmbeddedRun;
import dev.wasm2jar.runtime.launch.GuestProgram;
import dev.wasm2jar.testsuite.Modules;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Instances in several threads that share a memory. */
@Timeout(60)
class ThreadsTest {

    private static final int THREADS = 4;
    private static final int ROUNDS = 5000;

    @Test
    void aLockOfWaitAndNotifyExcludes() throws Exception {
        var imports = new Imports().define("env", "memory", new SharedMemory(32, 16, 2, 16));
        Class<?> type = MemoryModules.load("atomics.wasm");
        List<Instance> instances = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            instances.add(Modules.instantiate(type, imports));
        }
        ExecutorService workers = Executors.newFixedThreadPool(THREADS);
        try {
            List<Callable<Object>> work = new ArrayList<>();
            instances.forEach(instance -> work.add(() -> call(instance, "add", ROUNDS)));
            for (Future<Object> result : workers.invokeAll(work)) {
                result.get();
            }
        } finally {
            workers.shutdown();
        }
        assertEquals(THREADS * ROUNDS, call(instances.get(0), "add", 0));
    }

    @Test
    void narrowAtomicsKeepWhatIsBesideThem() throws IOException {
        var imports = new Imports().define("env", "memory", new SharedMemory(32, 16, 2, 16));
        Instance instance = Modules.instantiate(MemoryModules.load("atomics.wasm"), imports);
        assertEquals(1, call(instance, "cas8", 0, 5));
        assertEquals(0, call(instance, "cas8", 0, 6));
        assertEquals(1, call(instance, "cas8", 5, 6));
        assertEquals(0xffff, call(instance, "and16", 0x0ff0));
        assertEquals(0x0ff0, call(instance, "and16", 0));
    }

    private static int run(String... arguments) throws Exception {
        FunctionJar jar = FunctionJar.of(MemoryModules.compile("threads.wasm"), "threads.wasm", List.of());
        ClassLoader loader = jar.module().toClassLoader(ThreadsTest.class.getClassLoader());
        var program = (GuestProgram) loader.loadClass(jar.mainClass().replace('/', '.')).getConstructor().newInstance();
        return EmbeddedRun.run(program, arguments);
    }

    @Test
    void programsStartThreads() throws Exception {
        assertEquals(0, run());
    }

    @Test
    void anExitOfAnyThreadEndsTheProgram() throws Exception {
        assertEquals(7, run("exit"));
    }

    @Test
    void aTrapOfAnyThreadEndsTheProgram() throws Exception {
        assertEquals(134, run("a", "trap"));
    }
}

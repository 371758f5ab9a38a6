package dev.wasm2jar.testsuite.interruption;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasm2jar.compiler.Compiler;
import dev.wasm2jar.compiler.CompilerOptions;
import dev.wasm2jar.compiler.Interruption;
import dev.wasm2jar.compiler.host.WasiFunctions;
import dev.wasm2jar.runtime.Global;
import dev.wasm2jar.runtime.Imports;
import dev.wasm2jar.runtime.Instance;
import dev.wasm2jar.runtime.LinkException;
import dev.wasm2jar.runtime.Memory;
import dev.wasm2jar.runtime.SharedMemory;
import dev.wasm2jar.runtime.Table;
import dev.wasm2jar.runtime.Trap;
import dev.wasm2jar.runtime.http.HttpError;
import dev.wasm2jar.runtime.serve.InstancePolicy;
import dev.wasm2jar.runtime.serve.IsolateFactory;
import dev.wasm2jar.runtime.serve.Isolates;
import dev.wasm2jar.runtime.serve.LimitedOutput;
import dev.wasm2jar.runtime.serve.Limits;
import dev.wasm2jar.runtime.wasi.GuestThreads;
import dev.wasm2jar.runtime.wasi.Wasi;
import dev.wasm2jar.testsuite.Modules;
import dev.wasm2jar.testsuite.binary.ModuleBuilder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Requests to instances: what one leaves behind, how they are stopped, and that the next one works. */
@Timeout(60)
class RequestsTest {

    private static final long TIME = TimeUnit.MILLISECONDS.toNanos(200);
    private static final int PAGES = 2;
    private static final byte[] TEXT = {1, 2, 3, 4};

    /** A guest with some of everything that has state, and a function that spoils it all. */
    private static Class<?> guest() {
        var module = new ModuleBuilder().table(4).memory(PAGES).global(5)
                .exportMemory("memory", 0).exportTable("table", 0).exportGlobal("global", 0);
        module.exported("spoil", "", "")
                .i32(0).i32(0xaa).i32(PAGES * Memory.PAGE_SIZE).op(0xfc, 0x0b, 0)
                .i32(3).op(0x40, 0, 0x1a)
                .i32(PAGES * Memory.PAGE_SIZE).i32(0xbb).i32(3 * Memory.PAGE_SIZE).op(0xfc, 0x0b, 0)
                .i32(6).index(0x24, 0)
                .i32(0).op(0xd0, 0x70, 0x26, 0)
                .i32(1).op(0xd2, 1, 0x26, 0)
                .op(0x00);
        module.exported("answer", "", "i").i32(42);
        module.exported("loop", "", "").loop().branch(0).end();
        module.elements(0, 0).data(100, TEXT).data(PAGES * Memory.PAGE_SIZE - TEXT.length, TEXT);
        return load(module);
    }

    private static Class<?> load(ModuleBuilder module) {
        return Modules.load(Modules.compile(module.toBytes(), "guest.wasm", options -> options.withInterruption(Interruption.CHECKED)));
    }

    private static Isolates<Instance> isolates(InstancePolicy policy, Limits limits, Class<?> guest) {
        return isolates(policy, limits, () -> Modules.instantiate(guest, new Imports()));
    }

    private static <I> Isolates<I> isolates(InstancePolicy policy, Limits limits, Supplier<I> content) {
        return new Isolates<>(policy, limits, new IsolateFactory<>() {
            @Override
            public I create() {
                return content.get();
            }

            @Override
            public void close(I isolate) {}
        });
    }

    private static Object answer(Instance instance) {
        return instance.function("answer").call()[0];
    }

    private static void checkNew(Instance instance) {
        var memory = (Memory) instance.export("memory");
        assertEquals(PAGES, memory.size());
        byte[] expected = new byte[PAGES * Memory.PAGE_SIZE];
        System.arraycopy(TEXT, 0, expected, 100, TEXT.length);
        System.arraycopy(TEXT, 0, expected, expected.length - TEXT.length, TEXT.length);
        byte[] actual = new byte[expected.length];
        memory.buffer().get(actual);
        assertArrayEquals(expected, actual);
        var table = (Table) instance.export("table");
        assertEquals(instance.function("spoil"), table.get(0));
        for (int i = 1; i < 4; i++) {
            assertNull(table.get(i));
        }
        assertEquals(5, ((Global) instance.export("global")).get());
    }

    private static void checkSpoiled(Instance instance) {
        assertThrows(Trap.class, () -> instance.function("spoil").call());
        var memory = (Memory) instance.export("memory");
        assertEquals(PAGES + 3, memory.size());
        assertEquals((byte) 0xaa, memory.getByte(0));
        assertEquals((byte) 0xbb, memory.getByte(memory.byteLength() - 1));
        assertNull(((Table) instance.export("table")).get(0));
        assertEquals(6, ((Global) instance.export("global")).get());
    }

    /** The array that this memory grew to must be clean as well when the next one grows. */
    private static void checkGrowth(Instance instance) {
        var memory = (Memory) instance.export("memory");
        memory.grow(3);
        for (int i = PAGES * Memory.PAGE_SIZE; i < memory.byteLength(); i++) {
            assertEquals(0, memory.getByte(i));
        }
    }

    /** Waits until what instances had can be used again, which is after the responses. */
    private static void awaitEnd(Isolates<?> isolates) {
        while (isolates.counts().alive() > 0 || isolates.counts().running() > 0) {
            Thread.onSpinWait();
        }
    }

    @Test
    void nothingOfARequestIsLeft() throws IOException {
        try (Isolates<Instance> isolates = isolates(InstancePolicy.FRESH, Limits.DEFAULT, guest())) {
            for (int i = 0; i < 20; i++) {
                boolean traps = i % 2 == 0;
                try {
                    isolates.call(instance -> {
                        checkNew(instance);
                        checkSpoiled(instance);
                        if (traps) {
                            return instance.function("spoil").call();
                        }
                        return null;
                    });
                } catch (Trap expected) {
                    assertTrue(traps);
                }
                awaitEnd(isolates);
                isolates.call(instance -> {
                    checkNew(instance);
                    checkGrowth(instance);
                    return null;
                });
                awaitEnd(isolates);
            }
            assertNotEquals(0, isolates.counts().pooledBytes());
        }
    }

    @Test
    void aLoopIsStoppedAndTheNextRequestWorks() throws IOException {
        for (InstancePolicy policy : InstancePolicy.values()) {
            try (Isolates<Instance> isolates = isolates(policy, Limits.DEFAULT.withTimeout(TIME), guest())) {
                assertEquals(42, isolates.call(RequestsTest::answer));
                HttpError error = assertThrows(HttpError.class,
                        () -> isolates.call(instance -> instance.function("loop").call()));
                assertEquals(504, error.status());
                assertEquals(Trap.INTERRUPTED, error.getCause().getMessage());
                assertEquals(42, isolates.call(RequestsTest::answer));
                assertEquals(1, isolates.counts().timeouts());
                assertEquals(0, isolates.counts().traps());
            }
        }
    }

    @Test
    void aRecursionThatIsTooDeepTraps() throws IOException {
        var module = new ModuleBuilder();
        module.exported("recurse", "", "").call(0).call(0);
        module.exported("answer", "", "i").i32(42);
        Limits limits = Limits.DEFAULT.withStack(512 << 10);
        try (Isolates<Instance> isolates = isolates(InstancePolicy.REUSED, limits, load(module))) {
            Trap trap = assertThrows(Trap.class, () -> isolates.call(instance -> instance.function("recurse").call()));
            assertEquals(Trap.STACK_EXHAUSTED, trap.getMessage());
            assertEquals(42, isolates.call(RequestsTest::answer));
        }
    }

    @Test
    void instantiationIsStopped() {
        var module = new ModuleBuilder().start(0);
        module.function("", "").loop().branch(0).end();
        try (Isolates<Instance> isolates =
                isolates(InstancePolicy.FRESH, Limits.DEFAULT.withTimeout(TIME), load(module))) {
            HttpError error = assertThrows(HttpError.class, () -> isolates.call(instance -> null));
            assertEquals(504, error.status());
            assertEquals(1, isolates.counts().created());
        }
    }

    @Test
    void aTrapDiscardsTheInstance() throws IOException {
        try (Isolates<Instance> isolates = isolates(InstancePolicy.SHARED, Limits.DEFAULT, guest())) {
            for (int i = 0; i < 3; i++) {
                isolates.call(instance -> {
                    checkNew(instance);
                    return null;
                });
                assertThrows(Trap.class, () -> isolates.call(instance -> instance.function("spoil").call()));
            }
            assertEquals(3, isolates.counts().created());
            assertEquals(3, isolates.counts().traps());
        }
    }

    @Test
    void anInstanceThatIsTooLargeIsRefused() {
        Limits small = Limits.DEFAULT.withMemory(Memory.PAGE_SIZE);
        try (Isolates<Instance> isolates = isolates(InstancePolicy.FRESH, small, guest())) {
            assertThrows(LinkException.class, () -> isolates.call(RequestsTest::answer));
            assertEquals(0, isolates.counts().alive());
        }
    }

    @Test
    void manyAtATime() throws Exception {
        Limits limits = Limits.DEFAULT.withTimeout(TIME).withConcurrency(4);
        ExecutorService clients = Executors.newFixedThreadPool(8);
        try (Isolates<Instance> isolates = isolates(InstancePolicy.REUSED, limits.withQueue(1000), guest())) {
            var stopped = new ArrayList<Future<Object>>();
            var answers = new ArrayList<Future<Object>>();
            for (int i = 0; i < 4; i++) {
                stopped.add(clients.submit(() -> isolates.call(instance -> instance.function("loop").call())));
            }
            for (Future<Object> loop : stopped) {
                assertEquals(HttpError.class,
                        assertThrows(ExecutionException.class, loop::get).getCause().getClass());
            }
            for (int i = 0; i < 400; i++) {
                answers.add(clients.submit(() -> isolates.call(RequestsTest::answer)));
            }
            for (Future<Object> answer : answers) {
                assertEquals(42, answer.get());
            }
            assertEquals(4, isolates.counts().timeouts());
        } finally {
            clients.shutdown();
        }
    }

    /** The guest writes 16 bytes again and again, whatever comes of it. */
    @Test
    void whoWritesTooMuchIsStopped() throws IOException {
        var module = new ModuleBuilder();
        module.importFunction("wasi_snapshot_preview1", "fd_write", "iiii", "i");
        module.memory(1).data(0, new byte[] {64, 0, 0, 0, 16, 0, 0, 0});
        module.exported("run", "", "").loop().i32(1).i32(0).i32(1).i32(32).call(0).op(0x1a).branch(0).end();
        Class<?> guest = Modules.load(Compiler.compile(module.toBytes(), CompilerOptions.of("guest.wasm",
                "com.example.Module").withThreads(1).withHost(new WasiFunctions())));
        var response = new ByteArrayOutputStream();
        Limits limits = Limits.DEFAULT.withOutput(1000);
        try (Isolates<Class<?>> isolates = isolates(InstancePolicy.FRESH, limits, () -> guest)) {
            HttpError error = assertThrows(HttpError.class, () -> isolates.call(type -> {
                var output = new LimitedOutput(response, isolates.limits().output());
                try (Wasi wasi = Wasi.builder().stdout(output).build()) {
                    return Modules.instantiateWithStates(type, wasi).function("run").call();
                }
            }));
            assertEquals(500, error.status());
            assertEquals(1000 / 16 * 16, response.size());
        }
    }

    /** The guest's first thread starts another; both never end. */
    @Test
    void allThreadsOfAGuestAreStopped() throws Exception {
        var module = new ModuleBuilder();
        module.importFunction("wasi", "thread-spawn", "i", "i");
        module.importSharedMemory("env", "memory", 1, 1);
        module.exported("wasi_thread_start", "ii", "").loop().branch(0).end();
        module.exported("run", "", "").i32(0).call(0).op(0x1a).loop().branch(0).end();
        Class<?> guest = Modules.load(Compiler.compile(module.toBytes(), CompilerOptions.of("guest.wasm",
                "com.example.Module").withThreads(1).withHost(new WasiFunctions())
                .withInterruption(Interruption.CHECKED)));
        var imports = new Imports().define("env", "memory", new SharedMemory(32, 16, 1, 1));
        Limits limits = Limits.DEFAULT.withTimeout(TIME);
        try (Isolates<Class<?>> isolates = isolates(InstancePolicy.FRESH, limits, () -> guest);
                Wasi wasi = Wasi.builder().build()) {
            wasi.threads = new GuestThreads() {
                @Override
                protected Instance instantiate() {
                    return Modules.instantiateWithStates(guest, wasi, imports);
                }
            };
            var started = CompletableFuture.supplyAsync(() -> threadOfName("wasm-1"));
            HttpError error = assertThrows(HttpError.class, () -> isolates.call(type ->
                    Modules.instantiateWithStates(type, wasi, imports).function("run").call()));
            assertEquals(504, error.status());
            started.get().join(20_000);
            assertFalse(started.get().isAlive());
        }
    }

    private static Thread threadOfName(String name) {
        while (true) {
            for (Thread thread : Thread.getAllStackTraces().keySet()) {
                if (thread.getName().equals(name)) {
                    return thread;
                }
            }
        }
    }
}

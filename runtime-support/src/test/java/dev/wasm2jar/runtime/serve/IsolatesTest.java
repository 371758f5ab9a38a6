package dev.wasm2jar.runtime.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasm2jar.runtime.Memory;
import dev.wasm2jar.runtime.Trap;
import dev.wasm2jar.runtime.http.HttpError;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Which isolate a request gets, and how requests are limited; without guests. */
@Timeout(60)
class IsolatesTest {

    private final AtomicInteger closed = new AtomicInteger();
    private Isolates<Object> isolates;

    @AfterEach
    void close() {
        isolates.close();
    }

    private void start(InstancePolicy policy, Limits limits) {
        isolates = new Isolates<>(policy, limits, new IsolateFactory<>() {
            @Override
            public Object create() {
                return new Object();
            }

            @Override
            public void close(Object isolate) {
                closed.incrementAndGet();
            }
        });
    }

    private Object isolateOfCall() throws IOException {
        return isolates.call(isolate -> isolate);
    }

    @Test
    void eachRequestGetsAFreshIsolate() throws IOException {
        start(InstancePolicy.FRESH, Limits.DEFAULT);
        assertNotSame(isolateOfCall(), isolateOfCall());
        isolates.call(isolate -> null);
        awaitAlive(0);
        assertEquals(3, isolates.counts().created());
        assertEquals(3, closed.get());
    }

    @Test
    void isolatesAreReusedButNotAfterAFailure() throws IOException {
        start(InstancePolicy.REUSED, Limits.DEFAULT.withConcurrency(1));
        Object first = isolateOfCall();
        assertSame(first, isolateOfCall());
        Trap trap = new Trap(Trap.UNREACHABLE);
        assertSame(trap, assertThrows(Trap.class, () -> isolates.call(isolate -> {
            throw trap;
        })));
        assertNotSame(first, isolateOfCall());
        assertEquals(1, isolates.counts().traps());
        assertEquals(1, closed.get());
        assertEquals(1, isolates.counts().alive());
    }

    @Test
    void requestsAtATimeHaveIsolatesOfTheirOwn() throws Exception {
        start(InstancePolicy.REUSED, Limits.DEFAULT.withConcurrency(2));
        var both = new CountDownLatch(2);
        List<Object> seen = concurrently(2, () -> isolates.call(isolate -> {
            both.countDown();
            await(both);
            return isolate;
        }));
        assertNotSame(seen.get(0), seen.get(1));
        assertEquals(2, isolates.counts().created());
    }

    @Test
    void aSharedIsolateHasOneRequestAtATime() throws Exception {
        start(InstancePolicy.SHARED, Limits.DEFAULT.withConcurrency(8));
        var running = new AtomicInteger();
        List<Object> seen = concurrently(8, () -> isolates.call(isolate -> {
            assertEquals(1, running.incrementAndGet());
            Thread.yield();
            running.decrementAndGet();
            return isolate;
        }));
        assertEquals(1, seen.stream().distinct().count());
    }

    @Test
    void tooManyRequestsAreRefused() throws Exception {
        start(InstancePolicy.FRESH, Limits.DEFAULT.withConcurrency(1).withQueue(1));
        var begun = new CountDownLatch(1);
        var go = new CountDownLatch(1);
        ExecutorService callers = Executors.newFixedThreadPool(2);
        Future<String> running = callers.submit(() -> isolates.call(isolate -> {
            begun.countDown();
            await(go);
            return "first";
        }));
        await(begun);
        Future<String> waiting = callers.submit(() -> isolates.call(isolate -> "second"));
        while (isolates.counts().waiting() == 0) {
            Thread.onSpinWait();
        }
        assertEquals(503, assertThrows(HttpError.class, this::isolateOfCall).status());
        assertEquals(1, isolates.counts().refused());
        go.countDown();
        assertEquals("first", running.get());
        assertEquals("second", waiting.get());
        callers.shutdown();
    }

    @Test
    void withoutAQueueWhatCantRunIsRefused() throws Exception {
        start(InstancePolicy.FRESH, Limits.DEFAULT.withConcurrency(1).withQueue(0));
        int status = isolates.call(isolate -> assertThrows(HttpError.class, this::isolateOfCall).status());
        assertEquals(503, status);
    }

    @Test
    void whoWaitsForTooLongIsRefusedAndWhoRunsForTooLongStopped() throws Exception {
        start(InstancePolicy.SHARED, Limits.DEFAULT.withTimeout(TimeUnit.MILLISECONDS.toNanos(100)));
        var begun = new CountDownLatch(1);
        var go = new CountDownLatch(1);
        ExecutorService callers = Executors.newFixedThreadPool(2);
        Future<Integer> first = callers.submit(() -> status(() -> isolates.call(isolate -> {
            begun.countDown();
            boolean interrupted = false;
            while (go.getCount() > 0) {
                try {
                    go.await();
                } catch (InterruptedException stubborn) {
                    interrupted = true;
                }
            }
            throw new IllegalStateException("interrupted: " + interrupted);
        })));
        await(begun);
        Future<Integer> second = callers.submit(() -> status(this::isolateOfCall));
        Thread.sleep(150);
        go.countDown();
        assertEquals(504, first.get());
        assertEquals(503, second.get());
        assertEquals(1, isolates.counts().timeouts());
        assertEquals(false, isolates.call(isolate -> Thread.currentThread().isInterrupted()));
        callers.shutdown();
    }

    @Test
    void aRequestCanHaveLessTimeThanOthers() throws IOException {
        start(InstancePolicy.FRESH, Limits.DEFAULT.withTimeout(TimeUnit.HOURS.toNanos(1)));
        HttpError error = assertThrows(HttpError.class, () -> isolates.call(isolate -> {
            await(new CountDownLatch(1));
            return null;
        }, TimeUnit.MILLISECONDS.toNanos(20)));
        assertEquals(504, error.status());
        assertEquals("the function took too long", error.getMessage());
    }

    @Test
    void interruptingTheCallerStopsTheWork() {
        start(InstancePolicy.FRESH, Limits.DEFAULT);
        Thread caller = Thread.currentThread();
        HttpError error = assertThrows(HttpError.class, () -> isolates.call(isolate -> {
            caller.interrupt();
            await(new CountDownLatch(1));
            return null;
        }));
        assertTrue(Thread.interrupted());
        assertEquals(503, error.status());
    }

    @Test
    void stacksAreAsDeepAsAskedFor() throws IOException {
        start(InstancePolicy.FRESH, Limits.DEFAULT.withStack(64 << 20));
        assertEquals(200_000, isolates.<Integer>call(isolate -> depth(200_000)));
    }

    private static int depth(int left) {
        return left == 0 ? 0 : 1 + depth(left - 1);
    }

    @Test
    void memoriesOfIsolatesAreLimitedAndClean() throws IOException {
        start(InstancePolicy.FRESH, Limits.DEFAULT.withMemory(4 * Memory.PAGE_SIZE));
        var used = new ArrayList<byte[]>();
        for (int i = 0; i < 3; i++) {
            isolates.call(isolate -> {
                var memory = new Memory(2, -1);
                for (byte value : memory.bytes) {
                    assertEquals(0, value);
                }
                used.add(memory.bytes);
                memory.fill(0, 0x55, 2 * Memory.PAGE_SIZE);
                assertEquals(-1, memory.grow(3));
                assertEquals(2, memory.grow(2));
                assertEquals(0x55, memory.getByte(2 * Memory.PAGE_SIZE - 1));
                for (int at = 2 * Memory.PAGE_SIZE; at < 4 * Memory.PAGE_SIZE; at++) {
                    assertEquals(0, memory.getByte(at));
                }
                used.add(memory.bytes);
                memory.fill(0, 0x66, 4 * Memory.PAGE_SIZE);
                return null;
            });
            awaitAlive(0);
        }
        assertSame(used.get(0), used.get(2), "an array is used again");
        assertSame(used.get(1), used.get(3), "an array that a memory has grown to is used again");
        assertEquals(6 * Memory.PAGE_SIZE, isolates.counts().pooledBytes());
    }

    @Test
    void whatAnIsolateHadBeforeItGrewIsForOthers() throws IOException {
        start(InstancePolicy.REUSED, Limits.DEFAULT);
        Memory memory = isolates.call(isolate -> {
            var grown = new Memory(2, -1);
            grown.grow(2);
            return grown;
        });
        assertEquals(1, isolates.counts().alive());
        assertEquals(2 * Memory.PAGE_SIZE, isolates.counts().pooledBytes());
        assertEquals(4 * Memory.PAGE_SIZE, memory.byteLength());
        isolates.close();
        assertEquals(0, memory.byteLength());
    }

    @Test
    void outputIsLimited() throws IOException {
        start(InstancePolicy.FRESH, Limits.DEFAULT);
        var target = new ByteArrayOutputStream();
        try (var output = new LimitedOutput(target, 10)) {
            output.write(new byte[9]);
            output.write(1);
            assertEquals(500, assertThrows(HttpError.class, () -> output.write(1)).status());
            assertEquals(10, output.written());
            assertEquals(10, target.size());
        }
    }

    @Test
    void nothingRunsAfterTheEnd() throws IOException {
        start(InstancePolicy.REUSED, Limits.DEFAULT);
        isolateOfCall();
        isolates.close();
        assertEquals(1, closed.get());
        assertEquals(503, assertThrows(HttpError.class, this::isolateOfCall).status());
    }

    private interface Request<T> {
        T run() throws IOException;
    }

    private static int status(Request<?> request) throws IOException {
        try {
            request.run();
            return 200;
        } catch (HttpError error) {
            return error.status();
        }
    }

    private <T> List<T> concurrently(int count, Request<T> request) throws Exception {
        ExecutorService callers = Executors.newFixedThreadPool(count);
        var futures = new ArrayList<Future<T>>();
        for (int i = 0; i < count; i++) {
            futures.add(callers.submit(request::run));
        }
        var results = new ArrayList<T>();
        for (Future<T> future : futures) {
            results.add(future.get());
        }
        callers.shutdown();
        return results;
    }

    /** Isolates are closed after their callers have gone on. */
    private void awaitAlive(int count) {
        while (isolates.counts().alive() != count || isolates.counts().running() > 0) {
            Thread.onSpinWait();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}

package dev.wasm2jar.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SharedMemoryTest {

    private static final int PAGE = Memory.PAGE_SIZE;

    private final SharedMemory memory = new SharedMemory(32, 16, 1, 3);

    private static void inThreads(int count, Runnable work) throws InterruptedException {
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            threads.add(new Thread(work));
        }
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
    }

    private static void assertTrap(String message, Runnable work) {
        assertEquals(message, assertThrows(Trap.class, work::run).getMessage());
    }

    @Test
    void growsInPlaceUpToItsMaximum() {
        var contents = memory.contents;
        assertThrows(IndexOutOfBoundsException.class, () -> BufferViews.Ints.VIEW.set(contents, PAGE - 3, 1));
        assertTrap(Trap.MEMORY_OUT_OF_BOUNDS, () -> memory.putInt(PAGE, 1));
        assertEquals(1, memory.grow(2));
        memory.putInt(PAGE, 1);
        assertSame(contents, memory.contents);
        assertEquals(3, memory.size());
        assertEquals(-1, memory.grow(1));
        assertEquals(3, memory.grow(0));
        assertEquals(3 * PAGE, memory.buffer().remaining());
    }

    @Test
    void atomicsCheckAlignmentThenBounds() {
        assertTrap(Trap.UNALIGNED_ATOMIC, () -> SharedAtomics.add(memory, PAGE + 2, 0, 1, 4));
        assertTrap(Trap.UNALIGNED_ATOMIC, () -> SharedAtomics.load(memory, 0, 4, 8));
        assertTrap(Trap.MEMORY_OUT_OF_BOUNDS, () -> SharedAtomics.load(memory, PAGE, 0, 1));
        assertTrap(Trap.MEMORY_OUT_OF_BOUNDS, () -> SharedAtomics.load(memory, -8, 16, 1));
        assertEquals(0, SharedAtomics.load(memory, PAGE - 8, 0, 8));
    }

    @Test
    void neighbouringBytesChangeIndependently() throws InterruptedException {
        var next = new java.util.concurrent.atomic.AtomicInteger();
        inThreads(4, () -> {
            int address = next.getAndIncrement();
            for (int i = 0; i < 20_001; i++) {
                SharedAtomics.add(memory, address, 0, 1, 1);
                SharedAtomics.xor(memory, 4 + (address & 2), 0, 1L << address, 2);
            }
        });
        // 20001 = 78 * 256 + 33; an odd number of exclusive ors is one.
        assertEquals(0x21212121, memory.getInt(0));
        assertEquals(0x000c_0003, memory.getInt(4));
    }

    @Test
    void allWidthsActOnTheirBitsAlone() {
        for (int width : new int[] {1, 2, 4, 8}) {
            long ones = -1L >>> 64 - 8 * width;
            memory.putLong(0, -1);
            memory.putLong(8, -1);
            assertEquals(ones, SharedAtomics.add(memory, 8, 0, 2, width));
            assertEquals(1, SharedAtomics.sub(memory, 8, 0, 1, width));
            assertEquals(0, SharedAtomics.or(memory, 8, 0, -1, width));
            assertEquals(ones, SharedAtomics.and(memory, 8, 0, 6, width));
            assertEquals(6, SharedAtomics.xor(memory, 8, 0, 3, width));
            assertEquals(5, SharedAtomics.xchg(memory, 8, 0, -2, width));
            assertEquals(ones - 1, SharedAtomics.cmpxchg(memory, 8, 0, 0, 9, width));
            // Bits of the expected value beyond the width don't count.
            assertEquals(ones - 1, SharedAtomics.cmpxchg(memory, 8, 0, -2, 9, width));
            SharedAtomics.store(memory, 8, 0, SharedAtomics.load(memory, 8, 0, width) - 10, width);
            assertEquals(-1, memory.getLong(8));
            assertEquals(-1, memory.getLong(0));
        }
    }

    @Test
    void waitingEndsByTimeOrWithoutBeginning() {
        assertEquals(Waiters.NOT_EQUAL, SharedAtomics.await(memory, 8, 0, 1, -1, 4));
        assertEquals(Waiters.TIMED_OUT, SharedAtomics.await(memory, 8, 0, 0, 0, 8));
        long start = System.nanoTime();
        assertEquals(Waiters.TIMED_OUT, SharedAtomics.await(memory, 8, 0, 0, 20_000_000, 4));
        assertTrue(System.nanoTime() - start >= 20_000_000);
        assertEquals(0, SharedAtomics.notify(memory, 8, 0, -1));
    }

    @Test
    void anExpectedNumberIsComparedInItsWidth() {
        memory.putInt(8, -1);
        assertEquals(Waiters.TIMED_OUT, SharedAtomics.await(memory, 8, 0, 0xffff_ffffL, 0, 4));
        assertEquals(Waiters.TIMED_OUT, SharedAtomics.await(memory, 8, 0, -1, 0, 4));
    }

    @Test
    void notifyWakesAsManyAsAsked() throws InterruptedException {
        var woken = new java.util.concurrent.atomic.AtomicInteger();
        List<Thread> waiting = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            waiting.add(new Thread(() -> {
                assertEquals(Waiters.OK, SharedAtomics.await(memory, 16, 0, 0, -1, 4));
                woken.incrementAndGet();
            }));
        }
        waiting.forEach(Thread::start);
        int notified = 0;
        while (notified < 2) {
            assertEquals(0, SharedAtomics.notify(memory, 20, 0, 1));
            int now = SharedAtomics.notify(memory, 16, 0, 1);
            assertTrue(now <= 1);
            notified += now;
        }
        while (woken.get() < 2) {
            Thread.onSpinWait();
        }
        while (SharedAtomics.notify(memory, 16, 0, -1) == 0) {
            Thread.onSpinWait();
        }
        for (Thread thread : waiting) {
            thread.join();
        }
        assertEquals(3, woken.get());
    }

    @Test
    void anInterruptEndsWaiting() throws InterruptedException {
        var message = new java.util.concurrent.atomic.AtomicReference<String>();
        var thread = new Thread(() -> {
            try {
                SharedAtomics.await(memory, 16, 0, 0, -1, 4);
            } catch (Trap trap) {
                message.set(trap.getMessage());
            }
        });
        thread.start();
        thread.interrupt();
        thread.join();
        assertEquals(Trap.INTERRUPTED, message.get());
        assertEquals(0, SharedAtomics.notify(memory, 16, 0, 1));
    }
}

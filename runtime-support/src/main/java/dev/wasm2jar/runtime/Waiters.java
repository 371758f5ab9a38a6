package dev.wasm2jar.runtime;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/**
 * The threads that wait for addresses of a shared memory (threads proposal, wait and notify), in the order they came.
 *
 * <p>A waiter compares the value and enters its queue under the same lock that a notification takes. So whoever changes
 * the value and then notifies either is seen by the comparison or finds the waiter.
 */
final class Waiters {

    static final int OK = 0;
    static final int NOT_EQUAL = 1;
    static final int TIMED_OUT = 2;

    private final Map<Integer, ArrayDeque<Waiter>> queues = new HashMap<>();

    private static final class Waiter {
        final Thread thread = Thread.currentThread();
        volatile boolean notified;
    }

    /**
     * Waits until notified, if the value at the address is the expected one.
     *
     * @param width of the value in bytes
     * @param timeout in nanoseconds; for ever if negative
     */
    int await(SharedMemory memory, int address, int width, long expected, long timeout) {
        long start = System.nanoTime();
        var waiter = new Waiter();
        synchronized (this) {
            if (SharedAtomics.get(memory, address, width) != expected) {
                return NOT_EQUAL;
            }
            ArrayDeque<Waiter> queue = queues.get(address);
            if (queue == null) {
                queue = new ArrayDeque<>();
                queues.put(address, queue);
            }
            queue.add(waiter);
        }
        while (!waiter.notified) {
            long left = timeout - (System.nanoTime() - start);
            if (timeout >= 0 && left <= 0) {
                return leave(address, waiter) ? TIMED_OUT : OK;
            }
            if (timeout < 0) {
                LockSupport.park(this);
            } else {
                LockSupport.parkNanos(this, left);
            }
            if (Thread.currentThread().isInterrupted() && leave(address, waiter)) {
                throw new Trap(Trap.INTERRUPTED);
            }
        }
        return OK;
    }

    /** Takes a waiter out of its queue; false if it has been notified in the meantime. */
    private synchronized boolean leave(int address, Waiter waiter) {
        if (waiter.notified) {
            return false;
        }
        ArrayDeque<Waiter> queue = queues.get(address);
        queue.remove(waiter);
        if (queue.isEmpty()) {
            queues.remove(address);
        }
        return true;
    }

    /**
     * Wakes up to so many threads.
     *
     * @param count unsigned
     * @return how many there were to wake
     */
    synchronized int notify(int address, int count) {
        ArrayDeque<Waiter> queue = queues.get(address);
        int woken = 0;
        while (queue != null && woken != count) {
            Waiter waiter = queue.poll();
            waiter.notified = true;
            LockSupport.unpark(waiter.thread);
            woken++;
            if (queue.isEmpty()) {
                queues.remove(address);
                queue = null;
            }
        }
        return woken;
    }
}

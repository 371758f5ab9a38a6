package dev.wasm2jar.runtime.http;

import java.util.ArrayDeque;
import java.util.concurrent.Executor;

/**
 * The threads of connections, one each. The first have platform threads, which start sooner and share the processors
 * fairly; those beyond have virtual threads where the JVM has them. A platform thread whose connection has ended
 * waits a while for another. The pool of the standard library does the same, but takes 3 ms to load.
 */
final class ConnectionThreads {

    private static final int BEFORE_VIRTUAL = 128;
    private static final long IDLE_MILLISECONDS = 20_000;

    private final ArrayDeque<Runnable> handedOver = new ArrayDeque<>();
    private Executor virtual;
    private int threads;
    private int idle;
    private int started;
    private boolean closed;

    /**
     * Runs a task in a thread of its own.
     *
     * @throws OutOfMemoryError if there can be no more threads
     */
    void start(Runnable task) {
        if (handOver(task)) {
            return;
        }
        if (addThread()) {
            Worker worker = new Worker(task);
            try {
                worker.start();
            } catch (OutOfMemoryError full) {
                removeThread();
                throw full;
            }
            return;
        }
        if (virtual == null) {
            virtual = VirtualThreads.executor();
        }
        virtual.execute(task);
    }

    private synchronized boolean handOver(Runnable task) {
        boolean someoneWaits = idle > handedOver.size();
        if (someoneWaits) {
            handedOver.add(task);
            notify();
        }
        return someoneWaits;
    }

    private synchronized boolean addThread() {
        boolean isRoom = threads < BEFORE_VIRTUAL || !VirtualThreads.exist();
        if (isRoom) {
            threads++;
            started++;
        }
        return isRoom;
    }

    private synchronized void removeThread() {
        threads--;
    }

    /** Waits for a task. Null if none came for long. */
    private synchronized Runnable next() {
        long end = System.nanoTime() + IDLE_MILLISECONDS * 1_000_000;
        idle++;
        try {
            while (handedOver.isEmpty() && !closed) {
                long left = (end - System.nanoTime()) / 1_000_000;
                if (left <= 0) {
                    return null;
                }
                wait(left);
            }
            return handedOver.poll();
        } catch (InterruptedException unexpected) {
            return handedOver.poll();
        } finally {
            idle--;
        }
    }

    /** Lets threads end that have nothing to do. */
    synchronized void close() {
        closed = true;
        notifyAll();
    }

    private final class Worker extends Thread {

        private Runnable task;

        Worker(Runnable task) {
            super(null, null, "http-" + started, 0);
            this.task = task;
            setDaemon(true);
        }

        @Override
        public void run() {
            try {
                while (task != null) {
                    task.run();
                    // Not to be kept while this thread waits.
                    task = null;
                    task = next();
                }
            } finally {
                removeThread();
            }
        }
    }
}
